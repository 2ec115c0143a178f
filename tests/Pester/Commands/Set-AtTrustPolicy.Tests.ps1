BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-AtDeliveryRole -Context dest
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Set-AtTrustPolicy' {
    It 'lets ActionTrail use the role on behalf of the management account' {
        $role = Get-AtDeliveryRole -Context dest | Set-AtTrustPolicy -ManagementAccountId $cloud.ManagementAccountId -PassThru
        @($role)[0].PSTypeNames | Should -Contain ActionTrail.Engine.Setup.DeliveryRole
        $role.TrustedServices | Should -Be @("$($cloud.ManagementAccountId)@actiontrail.aliyuncs.com")
    }

    It 'takes a document, and writes nothing unless asked to' {
        Get-AtDeliveryRole -Context dest | Set-AtTrustPolicy -Document '{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["actiontrail.aliyuncs.com"]}}]}' |
            Should -BeNullOrEmpty
        (Get-AtTrustPolicy -Context dest).TrustedServices | Should -Be @('actiontrail.aliyuncs.com')
    }

    It 'changes nothing under -WhatIf' {
        Set-AtTrustPolicy -Context dest -ManagementAccountId 1234567890123456 -WhatIf
        (Get-AtTrustPolicy -Context dest).TrustedServices | Should -Not -Match 1234567890123456
    }

    It 'refuses <_> with the documented code and changes nothing' -ForEach @(
        'no JSON at all'
        '{"Version":"1","Statement":[]}'
        '{"Version":"1","Statement":[{"Effect":"Perhaps","Action":"sts:AssumeRole","Principal":{"Service":["actiontrail.aliyuncs.com"]}}]}'
        '{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["actiontrail.aliyuncs.com"]},"Colour":"blue"}]}'
    ) {
        $before = (Get-AtTrustPolicy -Context dest).Document
        Set-AtTrustPolicy -Context dest -Document $_ -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'MalformedPolicyDocument,ActionTrail.Commands.Roles.SetAtTrustPolicyCommand'
        $problem[0].TargetObject | Should -Be ActionTrailDeliveryRole
        (Get-AtTrustPolicy -Context dest).Document | Should -BeExactly $before
    }

    It 'refuses an account id that is none, before any call' {
        Set-AtTrustPolicy -Context dest -ManagementAccountId 12 -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidName,ActionTrail.Commands.Roles.SetAtTrustPolicyCommand'
    }

    It 'completes names' {
        Get-Completion 'Set-AtTrustPolicy -Context dest -Role Act' | Should -Be ActionTrailDeliveryRole
    }
}
