BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtCoverage' {
    It 'says that nobody is covered while there is no trail' {
        $rows = Get-AtCoverage -DestinationContext dest
        @($rows)[0].PSTypeNames | Should -Contain ActionTrail.Engine.Verification.Coverage.MemberCoverage
        $rows.Member | Should -Be (Get-AtMember).DisplayName
        $rows.IsCovered | Should -Not -Contain $true
        $rows[0].Reason | Should -Be 'The directory has no multi-account trail.'
    }

    It 'tells each member since when and by which trail it is covered, and when it was last seen' {
        $null = New-TestTrail
        $row = Get-AtCoverage Shop -DestinationContext dest
        $row.Reason | Should -Be 'Trail corp-audit was never started.'
        $ConfirmPreference = 'None'
        $null = . ([scriptblock]::Create($row.Mend))

        $row = Get-AtCoverage Shop -DestinationContext dest
        $row.IsCovered | Should -BeTrue
        $row.Trails | Should -Be corp-audit
        $row.Since | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddMinutes(-5))
        $row.LastSeen | Should -BeNullOrEmpty
        $row.Mend | Should -Be 'Test-AtDelivery corp-audit -Context mgmt'

        $null = Test-AtDelivery corp-audit -DestinationContext dest
        $rows = Get-AtCoverage -DestinationContext dest
        $rows.Reason | Sort-Object -Unique | Should -BeNullOrEmpty
        $rows.LastSeenIn | Sort-Object -Unique | Should -Be OSS
        Get-AtCoverage -DestinationContext dest -Problem | Should -BeNullOrEmpty
    }

    It 'watches for members that are new' {
        $null = New-AtMember Newcomer
        $row = Get-AtCoverage -DestinationContext dest -Problem
        $row.Member | Should -Be Newcomer
        $row.Reason | Should -Be 'Nothing of it has arrived yet.'
        $row.Since | Should -Be $row.JoinTime
    }

    It 'takes members from the pipeline, and stops with it' {
        (Get-AtMember Shop | Get-AtCoverage -DestinationContext dest).Member | Should -Be Shop
        (Get-AtCoverage -DestinationContext dest | Select-Object -First 1).IsCovered | Should -BeTrue
    }

    It 'warns about a destination that it may not read' {
        (Get-AtCoverage Shop -WarningVariable warned -WarningAction SilentlyContinue).IsCovered | Should -BeTrue
        $warned[0].Message | Should -Match '^OSS of trail corp-audit could not be read'
    }

    It 'shows a view of five columns' {
        Get-AtCoverage Shop -DestinationContext dest | Out-String | Should -Match 'Member\s+Trails\s+Since\s+LastSeen\s+State'
    }

    It 'reports a member that is not there, with its name as the target' {
        Get-AtCoverage absent -DestinationContext dest -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Delivery.GetAtCoverageCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes members' {
        Get-Completion 'Get-AtCoverage Sho' | Should -Be Shop
    }
}
