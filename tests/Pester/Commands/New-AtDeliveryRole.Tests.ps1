BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'New-AtDeliveryRole' {
    It 'makes the role with the policy for delivery, trusting ActionTrail for its own account' {
        $role = New-AtDeliveryRole -Context dest
        @($role)[0].PSTypeNames | Should -Contain ActionTrail.Engine.Setup.DeliveryRole
        $role.Name | Should -Be ActionTrailDeliveryRole
        $role.Policies | Should -Contain AliyunActionTrailDeliveryPolicy
        $role.TrustedServices | Should -Be @('actiontrail.aliyuncs.com')
        $role.Arn | Should -Be "acs:ram::$((Get-AtContext dest).AccountId):role/ActionTrailDeliveryRole"
    }

    It 'leaves a role that is there as it is' {
        New-AtDeliveryRole -Context dest | Set-AtTrustPolicy -ManagementAccountId $cloud.ManagementAccountId
        (New-AtDeliveryRole -Context dest).TrustedServices | Should -Be @("$($cloud.ManagementAccountId)@actiontrail.aliyuncs.com")
    }

    It 'makes nothing under -WhatIf' {
        New-AtDeliveryRole Unborn -Context dest -WhatIf
        Get-AtDeliveryRole Unborn* -Context dest | Should -BeNullOrEmpty
    }

    It 'refuses a name that breaks the rule, before any call' {
        New-AtDeliveryRole 'no spaces allowed' -Context dest -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidName,ActionTrail.Commands.Roles.NewAtDeliveryRoleCommand'
        $problem[0].TargetObject | Should -Be 'no spaces allowed'
    }
}
