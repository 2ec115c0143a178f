BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Remove-AtDeliveryRole' {
    It 'detaches the policies and deletes the role, piped with its context' {
        New-AtDeliveryRole Gone -Context dest | Remove-AtDeliveryRole -Confirm:$false
        Get-AtDeliveryRole Gone* -Context dest | Should -BeNullOrEmpty
    }

    It 'takes a name and an ARN' {
        $null = New-AtDeliveryRole Gone -Context dest
        Remove-AtDeliveryRole Gone -Context dest -Confirm:$false
        Remove-AtDeliveryRole (New-AtDeliveryRole Gone2 -Context dest).Arn -Context dest -Confirm:$false
        Get-AtDeliveryRole Gone* -Context dest | Should -BeNullOrEmpty
    }

    It 'deletes nothing under -WhatIf' {
        New-AtDeliveryRole Stays -Context dest | Remove-AtDeliveryRole -WhatIf
        (Get-AtDeliveryRole Stays -Context dest).Policies | Should -Not -BeNullOrEmpty
    }

    It 'reports a role that is not there, with its name as the target' {
        Remove-AtDeliveryRole absent -Context dest -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Roles.RemoveAtDeliveryRoleCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes names' {
        Get-Completion 'Remove-AtDeliveryRole -Context dest -Name St' | Should -Be Stays
    }
}
