BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-AtDeliveryRole -Context dest
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtDeliveryRole' {
    It 'finds the roles made for delivery' {
        @(Get-AtDeliveryRole -Context dest).Name | Should -Be @('ActionTrailDeliveryRole')
        @(Get-AtDeliveryRole Action* -Context dest)[0].PSTypeNames | Should -Contain ActionTrail.Engine.Setup.DeliveryRole
    }

    It 'takes names from the pipeline' {
        ('ActionTrailDeliveryRole' | Get-AtDeliveryRole -Context dest).Policies | Should -Contain AliyunActionTrailDeliveryPolicy
    }

    It 'reports a role that is not there, with its name as the target' {
        Get-AtDeliveryRole absent -Context dest -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Roles.GetAtDeliveryRoleCommand'
        $problem[0].TargetObject | Should -Be absent
        $problem[0].ErrorDetails.Message | Should -Match 'request id [0-9A-F-]+'
    }

    It 'completes names in the named context' {
        Get-Completion 'Get-AtDeliveryRole -Context dest -Name Act' | Should -Be ActionTrailDeliveryRole
    }

    It 'stops early' {
        @(Get-AtDeliveryRole -Context dest | Select-Object -First 1).Count | Should -Be 1
    }
}
