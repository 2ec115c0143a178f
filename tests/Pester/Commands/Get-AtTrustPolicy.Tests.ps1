BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-AtDeliveryRole -Context dest
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtTrustPolicy' {
    It 'says whom the role trusts' {
        $trust = Get-AtTrustPolicy -Context dest
        @($trust)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Roles.AtTrustPolicy
        $trust.TrustedServices | Should -Be @('actiontrail.aliyuncs.com')
        ($trust.Document | ConvertFrom-Json).Statement[0].Effect | Should -Be Allow
    }

    It 'takes a role, an ARN or a name from the pipeline' {
        $role = Get-AtDeliveryRole -Context dest
        ($role | Get-AtTrustPolicy).RoleArn | Should -Be $role.Arn
        ($role.Arn | Get-AtTrustPolicy -Context dest).Role | Should -Be $role.Name
    }

    It 'reports a role that is not there' {
        Get-AtTrustPolicy absent -Context dest -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Roles.GetAtTrustPolicyCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes names' {
        Get-Completion 'Get-AtTrustPolicy -Context dest -Role Act' | Should -Be ActionTrailDeliveryRole
    }
}
