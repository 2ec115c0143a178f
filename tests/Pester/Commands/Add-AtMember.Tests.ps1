BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Add-AtMember' {
    It 'invites an account, which then waits for its answer' {
        $guest = New-TestAccount $cloud Guest
        $handshake = Add-AtMember $guest.AccountId -Note 'Welcome'
        @($handshake)[0].PSTypeNames | Should -Contain ActionTrail.Aliyun.ResourceDirectory.Handshake
        $handshake.Status | Should -Be Pending
        (Get-AtMember).AccountId | Should -Not -Contain $guest.AccountId
    }

    It 'accepts at once with a context of the account, into a folder' {
        $guest = New-TestAccount $cloud Partner
        ($guest.AccountId | Add-AtMember -AcceptWith Partner -Folder Production).Status | Should -Be Accepted
        (Get-AtMember -Folder Production).AccountId | Should -Contain $guest.AccountId
    }

    It 'invites nobody under -WhatIf' {
        $guest = New-TestAccount $cloud Stranger
        Add-AtMember $guest.AccountId -AcceptWith Stranger -WhatIf | Should -BeNullOrEmpty
        (Get-AtMember).AccountId | Should -Not -Contain $guest.AccountId
    }

    It 'reports an account that is a member already, with its id as the target' {
        $shop = (Get-AtMember Shop).AccountId
        Add-AtMember $shop -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -Match '^(?:Conflict|InvalidRequest),ActionTrail.Commands.ResourceDirectory.AddAtMemberCommand'
        $problem[0].TargetObject | Should -Be $shop
    }

    It 'completes folders' {
        Get-Completion 'Add-AtMember 1 -Folder Pr' | Should -Be Production
    }
}
