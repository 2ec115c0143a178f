# Every example runs as it stands, in a process of its own, on an empty folder.
Describe 'examples/multi-account.ps1' {
    It 'prints the delivered events of every member' {
        $script = Join-Path $PSScriptRoot '../../examples/multi-account.ps1'
        $cloud = Join-Path $TestDrive 'cloud'
        $output = pwsh -NoProfile -NonInteractive -File $script -Path $cloud 2>&1 | Out-String -Width 200

        $LASTEXITCODE | Should -Be 0 -Because $output
        $null = Connect-AtAccount -LocalCloud $cloud -Name example
        foreach ($member in Get-AtMember -Context example) {
            $output | Should -Match "Delivered events of $($member.DisplayName) \($($member.AccountId)\):\s+EventTime.*\s+-+.*\s+\d{4}-\d\d-\d\dT" -Because $output
        }

        Get-AtLocalCloud $cloud | Remove-AtLocalCloud -Confirm:$false
    }
}

Describe 'examples/setup-file.ps1' {
    It 'installs, finds the drift, mends it and proves that events arrive' {
        $script = Join-Path $PSScriptRoot '../../examples/setup-file.ps1'
        $output = pwsh -NoProfile -NonInteractive -File $script -Path (Join-Path $TestDrive 'setup-cloud') 2>&1 | Out-String -Width 200
        $LASTEXITCODE | Should -Be 0 -Because $output
        $output | Should -Match 'enabled\s+false\s+True' -Because $output
        $output | Should -Match 'trust\s+1999999999999999@actiontrail.aliyuncs.com\s+True'
        $output | Should -Match 'As the file says: True'
        $output | Should -Not -Match 'Denied|NotRecorded|Refused'
    }
}
