# What a Get-At cmdlet writes feeds every cmdlet that does something with the same noun: by pipeline, and as the same identity.
BeforeDiscovery {
    # From: what finds the thing. Named: what the cmdlet says it would change. A reason stands for a pair that there cannot be.
    $pairs = @(
        @{ To = 'Add-AtMember'; Reason = 'Invites an account that is no member yet.' }
        @{ To = 'Disable-AtTrail'; From = { Get-AtTrail corp-audit }; Named = 'corp-audit' }
        @{ To = 'Disconnect-AtAccount'; Reason = 'There is no Get-AtAccount; Get-AtContext feeds it, see Disconnect-AtAccount.Tests.ps1.' }
        @{ To = 'Enable-AtResourceDirectory'; Reason = 'Makes the directory that Get-AtResourceDirectory would write.' }
        @{ To = 'Enable-AtTrail'; From = { Get-AtTrail corp-audit }; Named = 'corp-audit' }
        @{ To = 'Export-AtEvent'; From = { Get-AtEvent -First 3 }; Extra = @{ Path = 'TestDrive:\events.ndjson' }; Named = 'events\.ndjson' }
        @{ To = 'Import-AtEvent'; From = { Get-AtEvent -First 3 }; Named = '.' }
        @{ To = 'Measure-AtDelivery'; From = { Get-AtDelivery corp-audit }; Extra = @{ DestinationContext = 'dest' }; Reads = 'Missing' }
        @{ To = 'Move-AtMember'; From = { Get-AtMember Shop }; Extra = @{ Folder = 'Retail' }; Named = 'Shop|\d{16}' }
        @{ To = 'New-AtDeliveryRole'; Reason = 'Makes the role.' }
        @{ To = 'New-AtFolder'; Reason = 'Makes the folder.' }
        @{ To = 'New-AtLocalCloud'; Reason = 'Makes the cloud.' }
        @{ To = 'New-AtMember'; Reason = 'Makes the member.' }
        @{ To = 'New-AtSetup'; Reason = 'Writes a file to start from; Get-AtSetup writes the text of one.' }
        @{ To = 'New-AtTrail'; Reason = 'Makes the trail.' }
        @{ To = 'Install-AtSetup'; From = { $file }; Named = 'new\.yaml' }
        @{ To = 'Register-AtDelegatedAdministrator'; From = { Get-AtDelegatedAdministrator }; Named = 'LogArchive|\d{16}' }
        @{ To = 'Remove-AtDataEventSelector'; From = { Get-AtDataEventSelector corp-audit }; Named = 'corp-audit' }
        @{ To = 'Remove-AtDeliveryHistory'; From = { Get-AtDeliveryHistory }; Named = '\d' }
        @{ To = 'Remove-AtDeliveryRole'; From = { Get-AtDeliveryRole -Context dest }; Named = 'ActionTrailDeliveryRole' }
        @{ To = 'Remove-AtDestination'; From = { Get-AtDestination -Context dest }; Named = 'corp-audit' }
        @{ To = 'Remove-AtLocalCloud'; From = { $cloud }; Named = 'actiontrail-cloud' }
        @{ To = 'Remove-AtMember'; From = { Get-AtMember Shop }; Named = 'Shop|\d{16}' }
        @{ To = 'Remove-AtTrail'; From = { Get-AtTrail corp-audit }; Named = 'corp-audit' }
        @{ To = 'Select-AtContext'; From = { Get-AtContext mgmt }; Extra = @{ PassThru = $true }; Reads = 'Name' }
        @{ To = 'Set-AtDataEventSelector'; From = { Get-AtDataEventSelector corp-audit }; Extra = @{ ServiceName = 'Oss' }; Named = 'corp-audit' }
        @{ To = 'Set-AtInsightSelector'; From = { Get-AtInsightSelector corp-audit }; Extra = @{ InsightType = 'IpInsight' }; Named = 'corp-audit' }
        @{ To = 'Set-AtTrail'; From = { Get-AtTrail corp-audit }; Extra = @{ EventRw = 'Write' }; Named = 'corp-audit' }
        @{ To = 'Set-AtTrustPolicy'; From = { Get-AtTrustPolicy -Context dest }; Extra = @{ ManagementAccountId = '1234567890123456' }; Named = 'ActionTrailDeliveryRole' }
        @{ To = 'Start-AtDelivery'; From = { Get-AtDelivery corp-audit }; Named = 'corp-audit' }
        @{ To = 'Start-AtDeliveryHistory'; From = { Get-AtTrail hist-trail }; Named = 'hist-trail' }
        @{ To = 'Stop-AtDelivery'; From = { Get-AtDelivery corp-audit }; Named = 'corp-audit' }
        @{ To = 'Test-AtDelivery'; From = { Get-AtDelivery corp-audit }; Extra = @{ DestinationContext = 'dest'; Member = 'LogArchive' }; Reads = 'Passed' }
        @{ To = 'Test-AtDeliveryRole'; From = { Get-AtDeliveryRole -Context dest }; Extra = @{ ManagementAccountId = '1234567890123456' }; Reads = 'Passed' }
        @{ To = 'Test-AtDestination'; From = { Get-AtDestination -Context dest }; Extra = @{ ManagementAccountId = '1234567890123456' }; Reads = 'Passed' }
        @{ To = 'Test-AtSetup'; From = { $made }; Extra = @{ Quiet = $true }; Reads = 'CompareTo' }
        @{ To = 'Uninstall-AtSetup'; From = { $made }; Named = 'made\.yaml' }
        @{ To = 'Unregister-AtDelegatedAdministrator'; From = { Get-AtDelegatedAdministrator }; Named = 'LogArchive|\d{16}' }
        @{ To = 'Wait-AtDelivery'; From = { Get-AtDelivery corp-audit }; Reads = 'Name' }
    )
    $runs = $pairs.Where({ $_.ContainsKey('From') }).ForEach({
            $case = @{ Extra = @{}; Named = ''; Reads = '' }
            foreach ($key in $_.Keys) { $case[$key] = $_[$key] }
            $case
        })
}

Describe 'Pairs' {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot 'TestCloud.psm1')
        $cloud = New-TestCloud
        $null = New-TestTrail
        $null = New-AtFolder Retail
        $null = Set-AtInsightSelector corp-audit -InsightType IpInsight
        $null = Get-AtMember LogArchive | Register-AtDelegatedAdministrator
        $file = New-AtSetup (Join-Path $TestDrive 'new.yaml') SingleAccount -Name other-audit
        $made = New-Item (Join-Path $TestDrive 'made.yaml') -Value (Get-AtTrail corp-audit | Get-AtSetup)
        $null = Start-AtDelivery corp-audit -Wait
        $null = Get-AtMember Shop | New-AtSampleEvent 20 | Import-AtEvent
        $null = Wait-AtDelivery corp-audit
        $null = New-AtSlsDestination hist-audit | New-AtTrail hist-trail
        $null = Start-AtDeliveryHistory hist-trail
        # Another identity is selected, so that only what the pipeline carries can name the right one.
        Select-AtContext dest

        # What -WhatIf says goes to the host alone; a session with a transcript of its own would be slower.
        function Get-WhatIf {
            param([string] $To, [object[]] $Things, [hashtable] $Extra)
            $log = Join-Path $TestDrive "$([guid]::NewGuid()).txt"
            $null = Start-Transcript -Path $log -UseMinimalHeader
            try { $null = $Things | & $To @Extra -WhatIf -ErrorVariable +problems -ErrorAction SilentlyContinue }
            finally { $null = Stop-Transcript }
            (Get-Content $log -Raw) -split '(?m)^(?=What if: )' | Where-Object { $_ -match '^What if: ' }
        }
    }

    AfterAll { Remove-TestCloud $cloud }

    It 'leave no cmdlet out that shares a noun with a Get-At cmdlet' -TestCases @{ Pairs = $pairs } {
        $nouns = (Get-Command -Module ActionTrail -Verb Get).Noun + 'AtAccount'
        $shared = (Get-Command -Module ActionTrail | Where-Object { $_.Verb -notin 'Get', 'Connect' -and $_.Noun -in $nouns }).Name
        $listed = $Pairs.To
        $shared | Where-Object { $_ -notin $listed } | Should -BeNullOrEmpty -Because 'each needs a line, with a pipeline or a reason'
        $listed | Where-Object { $_ -notin $shared } | Should -BeNullOrEmpty
        $Pairs | Where-Object { -not ($_.ContainsKey('From') -xor $_.ContainsKey('Reason')) } | Should -BeNullOrEmpty
    }

    It '<To> takes what is found' -ForEach $runs {
        $problems = [System.Collections.ArrayList]::new()
        Select-AtContext mgmt
        $things = @(. $From)
        Select-AtContext dest
        $things.Count | Should -BeGreaterThan 0 -Because 'a pipeline without anything tests nothing'
        if ((Get-Command $To).Parameters.ContainsKey('WhatIf')) {
            $said = @(Get-WhatIf -To $To -Things $things -Extra $Extra)
            $problems | Should -BeNullOrEmpty
            $said.Count | Should -BeGreaterThan 0
            "$said" | Should -Match $Named
        }
        else {
            $out = @($things | & $To @Extra -ErrorVariable problems -ErrorAction SilentlyContinue)
            $problems | Should -BeNullOrEmpty
            $out.Count | Should -BeGreaterThan 0
            $out[0].PSObject.Members[$Reads] | Should -Not -BeNullOrEmpty
        }
    }
}
