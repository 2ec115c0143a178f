# PSScriptAnalyzer has nothing to say about our scripts. Where it is not installed, that is said in one line.
BeforeDiscovery {
    $hasAnalyzer = [bool] (Get-Module -ListAvailable PSScriptAnalyzer)
    if (-not $hasAnalyzer) {
        Write-Host 'PSScriptAnalyzer was not run: pwsh has no module of that name.'
    }
}

Describe 'PSScriptAnalyzer' -Skip:(-not $hasAnalyzer) {
    It 'finds nothing in <_>' -ForEach 'build.ps1', 'module', 'examples', 'tools', 'bench', 'tests/Pester' {
        # It does not see that Pester shares variables between blocks; helpers of tests ask nobody, and a test run may speak to its reader.
        $notInTests = 'PSUseDeclaredVarsMoreThanAssignments', 'PSUseShouldProcessForStateChangingFunctions', 'PSAvoidUsingWriteHost'
        Invoke-ScriptAnalyzer -Path (Join-Path $PSScriptRoot "../../$_") -Recurse |
            Where-Object { $_.ScriptName -notmatch '\.Tests\.ps1$|^TestCloud\.psm1$' -or $_.RuleName -notin $notInTests } |
            ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName): $($_.Message)" } |
            Should -BeNullOrEmpty
    }
}
