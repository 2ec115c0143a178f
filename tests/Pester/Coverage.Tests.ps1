# Every cmdlet's own test file covers what its users rely on. What a file does is read from its syntax tree, not from its titles.
BeforeDiscovery {
    # These have nothing of a kind: no input that could come from a pipeline, no input of the user that could be wrong.
    $noPipeline = 'Enable-AtResourceDirectory', 'Get-AtResourceDirectory', 'New-AtMaxComputeDestination'
    $noTarget = 'Get-AtResourceDirectory', 'Enable-AtResourceDirectory', 'New-AtSampleEvent', 'Get-AtCallerIdentity', 'Disconnect-AtAccount', 'Select-AtContext'
    $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters + 'Context', 'DestinationContext'
    $cases = foreach ($command in Get-Command -Module ActionTrail -CommandType Cmdlet) {
        $own = @($command.Parameters.Values | Where-Object Name -NotIn $common)
        @{
            Name = $command.Name
            Command = $command
            HasPipeline = $command.Name -notin $noPipeline -and $own.Where({ $_.Attributes.Where({ $_ -is [System.Management.Automation.ParameterAttribute] -and ($_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName) }) }).Count -gt 0
            HasTarget = $command.Name -notin $noTarget
            Changes = $command.Parameters.ContainsKey('WhatIf')
            Completes = $own.Where({ $_.Attributes.Where({ $_ -is [System.Management.Automation.ArgumentCompleterAttribute] }) }).Count -gt 0
            Streams = $command.Verb -in 'Get', 'Search', 'Invoke' -and @($own | Where-Object { $_.ParameterType.IsArray -or $_.Name -in 'Since', 'Query' }).Count -gt 0
        }
    }
}

Describe 'Tests of <Name>' -ForEach $cases {
    BeforeAll {
        $file = Join-Path $PSScriptRoot "Commands/$Name.Tests.ps1"
        $ast = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref] $null, [ref] $null)
        $text = $ast.Extent.Text
        $pipelines = $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.PipelineAst] }, $true)

        # Where in a pipeline the cmdlet stands; -1 where it does not.
        function Get-Place {
            param($Pipeline)
            for ($i = 0; $i -lt $Pipeline.PipelineElements.Count; $i++) {
                $element = $Pipeline.PipelineElements[$i]
                if ($element -is [System.Management.Automation.Language.CommandAst] -and $element.GetCommandName() -eq $Name) {
                    return $i
                }
            }

            -1
        }
    }

    It 'call it' {
        $pipelines.Where({ (Get-Place $_) -ge 0 }).Count | Should -BeGreaterThan 0
    }

    if ($HasPipeline) {
        It 'feed it from the pipeline' {
            $pipelines.Where({ (Get-Place $_) -gt 0 }).Count | Should -BeGreaterThan 0
        }
    }

    if ($Changes) {
        It 'ask it what it would do' {
            $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] -and $args[0].GetCommandName() -eq $Name -and $args[0].Extent.Text -match '-WhatIf\b' }, $true).Count |
                Should -BeGreaterThan 0
        }
    }

    It 'compare an error id' {
        $text | Should -Match "[\w)],$([regex]::Escape($Command.ImplementingType.FullName))"
    }

    if ($HasTarget) {
        It 'look at the target of an error' {
            $text | Should -Match '\.TargetObject'
        }
    }

    if ($Completes) {
        It 'complete something' {
            $text | Should -Match "Get-Completion ['`"]$Name "
        }
    }

    if ($Streams) {
        It 'stop it early' {
            $pipelines.Where({
                    $place = Get-Place $_
                    $place -ge 0 -and @($_.PipelineElements | Select-Object -Skip ($place + 1) | Where-Object { $_.Extent.Text -match '^Select-Object .*-First' }).Count -gt 0
                }).Count | Should -BeGreaterThan 0
        }
    }
}
