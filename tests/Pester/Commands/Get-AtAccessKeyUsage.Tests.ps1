BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtAccessKeyUsage' {
    BeforeAll {
        $user = New-TestUser
        $key = [pscredential]::new($user.AccessKeyId, (ConvertTo-Secret $user.AccessKeySecret))
        $null = Connect-AtAccount -LocalCloud $cloud -Credential $key -Name keyed
        $null = Get-AtTrail -Context keyed
    }

    It 'writes the services that a key was used for' {
        $usage = Get-AtAccessKeyUsage $user.AccessKeyId
        @($usage)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Events.AtAccessKeyUsage
        $usage.Name | Should -Contain Actiontrail
        ($user.AccessKeyId | Get-AtAccessKeyUsage).Kind | Sort-Object -Unique | Should -Be Service
    }

    It 'looks into one service' {
        $usage = Get-AtAccessKeyUsage $user.AccessKeyId Actiontrail
        ($usage | Where-Object Kind -EQ Operation).Name | Should -Contain DescribeTrails
        ($usage | Where-Object Kind -EQ Address).Name | Should -Not -BeNullOrEmpty
    }

    It 'reports a key that is none of the account, with its id as the target, and goes on' {
        $usage = Get-AtAccessKeyUsage LTAI5tNobodyHasThisKey00, $user.AccessKeyId -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidRequest,ActionTrail.Commands.Events.GetAtAccessKeyUsageCommand'
        $problem[0].TargetObject | Should -Be LTAI5tNobodyHasThisKey00
        $usage | Should -Not -BeNullOrEmpty
    }

    It 'stops early' {
        @(Get-AtAccessKeyUsage $user.AccessKeyId Actiontrail | Select-Object -First 1).Count | Should -Be 1
    }
}
