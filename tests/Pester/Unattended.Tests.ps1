# Scripts that nobody watches: nothing asks, a stopped pipeline ends at once, and the way to the cloud is the one that was said.
BeforeAll {
    class ManualClock : System.TimeProvider {
        [double] $Seconds
        [long] GetTimestamp() { return [long] ($this.Seconds * $this.TimestampFrequency) }
    }

    Import-Module (Join-Path $PSScriptRoot 'TestCloud.psm1')
    $module = Get-ModuleManifest
    $identity = '{"RequestId":"1","IdentityType":"RAMUser","AccountId":"1234567890123456","PrincipalId":"2","UserId":"2","Arn":"acs:ram::1234567890123456:user/proxied"}'
    $key = [pscredential]::new('LTAI5tProxied', (ConvertTo-Secret 'planted'))
}

Describe 'Connect-AtAccount -Proxy' {
    It 'sends the calls through the proxy, to the endpoint that was said' {
        $proxy = Start-StandIn ([ordered]@{ '^POST http://cloud\.invalid:8800/(.|\n)*GetCallerIdentity|^GET http://cloud\.invalid:8800/.*GetCallerIdentity' = $identity })
        $context = Connect-AtAccount -Endpoint http://cloud.invalid:8800 -Proxy $proxy.Uri -Credential $key -Name proxied
        $proxy.Listener.Stop()
        $context.Arn | Should -Be 'acs:ram::1234567890123456:user/proxied'
        $context.Endpoint | Should -Be 'http://cloud.invalid:8800/'
        Disconnect-AtAccount proxied
    }
}

Describe 'A stopped pipeline' {
    It 'ends at once, and the cloud works on' {
        $cloud = New-AtLocalCloud -Ephemeral
        $context = $cloud | Connect-AtAccount -Name stopped
        New-AtSampleEvent 3000 -Since 2d -Context stopped | Import-AtEvent -Context stopped
        $run = [powershell]::Create()
        $null = $run.AddScript({
                param($module, $context)
                Import-Module $module
                'looking'
                while ($true) { $null = Get-AtEvent -Since 3d -Context $context }
            }).AddArgument($module).AddArgument($context)
        $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
        $running = $run.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $output)
        for ($i = 0; $output.Count -eq 0 -and $i -lt 300; $i++) { Start-Sleep -Milliseconds 100 }
        Start-Sleep -Milliseconds 300
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $run.Stop()
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        $running.IsCompleted | Should -BeTrue
        $run.InvocationStateInfo.State | Should -Be Stopped
        $run.Dispose()
        Get-AtEvent -Context stopped -Since 3d | Select-Object -First 1 | Should -Not -BeNullOrEmpty
        $cloud | Remove-AtLocalCloud -Confirm:$false
    }
}

Describe 'Calls that go on' {
    It 'show as progress after two seconds' {
        $cloud = New-AtLocalCloud -Ephemeral -Empty
        $context = $cloud | Connect-AtAccount -Name patient
        $run = [powershell]::Create()
        $null = $run.AddScript({
                param($module, $context)
                Import-Module $module
                Get-AtEvent -Follow -IntervalSeconds 1 -Context $context
            }).AddArgument($module).AddArgument($context)
        $null = $run.BeginInvoke()
        $shown = { $run.Streams.Progress | Where-Object Activity -EQ 'Get-AtEvent' }
        for ($i = 0; -not (& $shown) -and $i -lt 300; $i++) { Start-Sleep -Milliseconds 100 }
        $run.Stop()
        $records = @(& $shown)
        $run.Dispose()
        $cloud | Remove-AtLocalCloud -Confirm:$false
        $records[0].StatusDescription | Should -Match '^Actiontrail\.LookupEvents as patient; ([2-9]|\d\d) calls, \d+\.\d calls/s$'
    }
}

Describe 'A runbook' {
    BeforeAll {
        function Invoke-Runbook {
            param([string] $Body)
            $file = Join-Path $TestDrive 'runbook.ps1'
            Set-Content $file "`$ErrorActionPreference = 'Stop'`nImport-Module '$module'`n`$cloud = New-AtLocalCloud -Ephemeral -Empty`n`$null = `$cloud | Connect-AtAccount`ntry {`n$Body`n} finally { `$cloud | Remove-AtLocalCloud -Confirm:`$false }"
            $text = pwsh -NoProfile -NonInteractive -File $file 2>&1 | Out-String
            [pscustomobject]@{ ExitCode = $LASTEXITCODE; Text = $text }
        }
    }

    It 'ends with exit code 0 and never asks when it says -Confirm:$false' {
        $run = Invoke-Runbook '$null = New-AtDeliveryRole -Confirm:$false; Remove-AtDeliveryRole ActionTrailDeliveryRole -Confirm:$false; "done"'
        $run.ExitCode | Should -Be 0 -Because $run.Text
        $run.Text.Trim() | Should -Be done
    }

    It 'ends with exit code 1 at an error, and at a question that it did not answer' {
        (Invoke-Runbook 'Remove-AtTrail absent -Confirm:$false').ExitCode | Should -Be 1
        $asked = Invoke-Runbook '$null = New-AtDeliveryRole; Remove-AtDeliveryRole ActionTrailDeliveryRole'
        $asked.ExitCode | Should -Be 1
        $asked.Text | Should -Match 'NonInteractive'
    }
}

Describe 'Help of <_.Name>' -ForEach (Get-Command -Module ActionTrail -CommandType Cmdlet) {
    It 'describes every parameter' {
        $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
        $shown = $_.Parameters.Values | Where-Object { $_.Name -notin $common -and $_.Attributes.Where({ $_ -is [System.Management.Automation.ParameterAttribute] }).DontShow -notcontains $true }
        $described = (Get-Help $_.Name -Full).parameters.parameter | Where-Object { ($_.description | Out-String).Trim() } | ForEach-Object name
        foreach ($parameter in $shown) {
            $described | Should -Contain $parameter.Name
        }
    }
}

Describe 'Progress of counted work' {
    It 'is silent for two seconds, then shows count and rate twice a second, and is taken away' {
        $clock = [ManualClock]::new()
        $progress = [Activator]::CreateInstance((Get-ModuleType ActionTrail.Commands.CountProgress), @('Export', 'events', $clock))
        $at = { param($Seconds) $clock.Seconds = $Seconds; $progress.Count([Func[string]] { 'Up to noon' }) }
        & $at 1.9 | Should -BeNullOrEmpty
        $progress.Completed | Should -BeNullOrEmpty
        (& $at 2).StatusDescription | Should -Be 'Up to noon; 2 events, 1.0 events/s'
        & $at 2.4 | Should -BeNullOrEmpty
        (& $at 4).StatusDescription | Should -Be 'Up to noon; 4 events, 1.0 events/s'
        $progress.Completed.RecordType | Should -Be Completed
    }
}
