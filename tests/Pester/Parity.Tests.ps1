# A cmdlet is a class, an export, a help page and a Pester file under one name; nothing may be missing on either side.
BeforeDiscovery {
    $commands = Get-Command -Module ActionTrail -CommandType Cmdlet
}

Describe 'Parity' {
    BeforeAll {
        $root = Resolve-Path (Join-Path $PSScriptRoot '../..')
        $assembly = (Get-Command Get-AtContext).ImplementingType.Assembly
        $classes = foreach ($type in $assembly.GetExportedTypes()) {
            foreach ($attribute in $type.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)) {
                "$($attribute.VerbName)-$($attribute.NounName)"
            }
        }
    }

    It 'exports every cmdlet class, and nothing else' {
        $manifest = Import-PowerShellDataFile (Join-Path $root 'ActionTrail.psd1')
        $manifest.CmdletsToExport | Sort-Object | Should -Be ($classes | Sort-Object)
        (Get-Command -Module ActionTrail).Name | Sort-Object | Should -Be ($classes | Sort-Object)
    }

    It 'has a Pester file for every cmdlet, and none too many' {
        (Get-ChildItem (Join-Path $PSScriptRoot 'Commands') -Filter *.Tests.ps1).Name -replace '\.Tests\.ps1$' |
            Sort-Object | Should -Be ($classes | Sort-Object)
    }

    It 'uses approved verbs and singular nouns that start with At' {
        $approved = (Get-Verb).Verb
        foreach ($class in $classes) {
            $verb, $noun = $class -split '-'
            $approved | Should -Contain $verb
            $noun | Should -MatchExactly '^At[A-Z]'
            $noun | Should -Not -Match '(?<!s|Statu)s$' -Because "$class should be singular"
        }
    }

    It 'shows five columns at most' {
        $views = [xml] (Get-Content (Join-Path $root 'module/ActionTrail.Format.ps1xml') -Raw)
        foreach ($table in $views.SelectNodes('//TableControl')) {
            $table.SelectNodes('.//TableColumnItem').Count | Should -BeLessOrEqual 5
            $table.SelectNodes('.//TableColumnItem').Count | Should -Be $table.SelectNodes('.//TableColumnHeader').Count
        }
    }

    It 'has a view for types that exist' {
        $types = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -like 'ActionTrail.*' } | ForEach-Object { $_.GetExportedTypes().FullName }
        $views = [xml] (Get-Content (Join-Path $root 'module/ActionTrail.Format.ps1xml') -Raw)
        foreach ($name in $views.SelectNodes('//TypeName').InnerText) {
            $types | Should -Contain $name
        }
    }
}

Describe '<_.Name>' -ForEach $commands {
    BeforeAll {
        $command = $_
        $cmdlet = $command.ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)[0]
    }

    It 'is one file in one place, named after it' {
        $name = $command.ImplementingType.Name
        $name | Should -BeExactly "$($command.Verb)$($command.Noun)Command"
        $family = ($command.ImplementingType.Namespace -replace '^ActionTrail\.Commands\.?') -replace '\.', '/'
        Join-Path $PSScriptRoot "../../src/ActionTrail.Commands/$family/$name.cs" | Should -Exist
    }

    It 'says what it writes' {
        $command.OutputType.Count | Should -BeGreaterThan 0
    }

    It 'asks before it changes anything' {
        $changes = $command.Verb -in 'New', 'Set', 'Remove', 'Enable', 'Disable', 'Start', 'Stop', 'Import', 'Export', 'Add', 'Move', 'Register', 'Unregister', 'Install', 'Uninstall'
        $changes = $changes -and $command.Name -ne 'New-AtSampleEvent'
        $cmdlet.SupportsShouldProcess | Should -Be $changes
        $high = $command.Verb -in 'Remove', 'Uninstall', 'Unregister' -or $command.Name -in 'Disable-AtTrail', 'Install-AtSetup'
        ($cmdlet.ConfirmImpact -eq 'High') | Should -Be $high
    }

    if ($_.Parameters.ContainsKey('Context')) {
        It 'takes a context by name or as an object, and completes it' {
            $attributes = $command.Parameters['Context'].Attributes
            $attributes.Where({ $_ -is [ActionTrail.Commands.Connection.ContextTransformationAttribute] }).Count | Should -Be 1
            $attributes.Where({ $_ -is [System.Management.Automation.ArgumentCompleterAttribute] }).Count | Should -Be 1
        }
    }
}
