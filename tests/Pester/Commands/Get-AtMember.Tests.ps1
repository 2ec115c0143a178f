BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtMember' {
    It 'writes every member' {
        $members = Get-AtMember
        @($members)[0].PSTypeNames | Should -Contain ActionTrail.Aliyun.ResourceDirectory.Member
        $members.DisplayName | Should -Contain LogArchive
        $members.AccountId | Should -Not -Contain $cloud.ManagementAccountId
    }

    It 'finds members by name, account id and wildcard' {
        $shop = Get-AtMember shop
        $shop.DisplayName | Should -BeExactly Shop
        (Get-AtMember $shop.AccountId).DisplayName | Should -Be Shop
        (Get-AtMember S*).DisplayName | Sort-Object | Should -Be @('Sandbox', 'Shop')
    }

    It 'takes names and folders from the pipeline' {
        ('Shop', 'Build' | Get-AtMember).Count | Should -Be 2
        (Get-AtFolder Production | Get-AtMember).DisplayName | Sort-Object | Should -Be @('Payments', 'Shop')
    }

    It 'reports each name that is not there and goes on' {
        $found = Get-AtMember absent, Shop -ErrorAction SilentlyContinue -ErrorVariable problem
        $found.DisplayName | Should -Be Shop
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.ResourceDirectory.GetAtMemberCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'says why a member may not list members' {
        Get-AtMember -Context dest -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -Match '^(AccessDenied|NotFound|Conflict),'
        $problem[0].ErrorDetails.Message | Should -Match 'request id'
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'completes names of members and folders' {
        Get-Completion 'Get-AtMember -Name sh' | Should -Be Shop
        Get-Completion 'Get-AtMember -Folder dev' | Should -Be Development
    }

    It 'offers nothing, and no file names, when completion fails' {
        Get-Completion 'Get-AtMember -Context dest -Name ' | Should -BeNullOrEmpty
    }

    It 'stops early' {
        @(Get-AtMember | Select-Object -First 1).Count | Should -Be 1
    }
}
