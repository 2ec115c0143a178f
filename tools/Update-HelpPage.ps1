<#
.SYNOPSIS
Brings the generated sections of the help pages up to date with the cmdlets: syntax, parameters, inputs, outputs.
.DESCRIPTION
Synopsis, description, examples and links are written by people and left alone. What a parameter means is said once, in the documentation
comment of its property; the page repeats it. Needs the built module.
.PARAMETER Path
Folder of the pages.
.PARAMETER Check
Changes nothing; writes the names of the pages that are not up to date.
#>
[CmdletBinding()]
param(
    [string] $Path = (Join-Path $PSScriptRoot '../docs/en-US'),
    [switch] $Check
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = Resolve-Path (Join-Path $PSScriptRoot '..')
Import-Module (Join-Path $root 'artifacts/module/ActionTrail/ActionTrail.psd1')
$comments = @{}
foreach ($file in Get-ChildItem (Join-Path $root 'src/ActionTrail.Commands/bin/*/net10.0/ActionTrail.Commands.xml') | Sort-Object LastWriteTime -Descending | Select-Object -First 1) {
    foreach ($member in ([xml] (Get-Content $file -Raw)).doc.members.member) {
        $comments[$member.name] = ($member.SelectSingleNode('summary')?.InnerText -replace '\s+', ' ').Trim()
    }
}

function Get-ParameterText {
    param([type] $Type, [string] $Parameter)
    for ($declaring = $Type; $declaring; $declaring = $declaring.BaseType) {
        $text = $comments["P:$($declaring.FullName).$Parameter"]
        if ($text) {
            return $text
        }
    }

    throw "Parameter $Parameter of $($Type.Name) has no documentation comment."
}

function Get-TypeText {
    param([type] $Type)
    $inner = [Nullable]::GetUnderlyingType($Type) ?? $Type
    switch ($inner) {
        ([switch]) { 'SwitchParameter' }
        ([System.Management.Automation.PSCredential]) { 'PSCredential' }
        default { $inner.Name }
    }
}

function Get-ParameterSection {
    param([System.Management.Automation.CmdletInfo] $Command)
    $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
    foreach ($parameter in $Command.Parameters.Values | Where-Object Name -NotIn $common | Sort-Object Name) {
        $attributes = @($parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.ParameterAttribute] })
        if ($attributes.DontShow -contains $true) {
            continue
        }

        $sets = @($attributes.ParameterSetName | Where-Object { $_ -ne '__AllParameterSets' })
        $pipeline = @(
            if ($attributes.ValueFromPipelineByPropertyName -contains $true) { 'ByPropertyName' }
            if ($attributes.ValueFromPipeline -contains $true) { 'ByValue' }
        )
        $position = @($attributes.Position | Where-Object { $_ -ge 0 })
        $values = @($parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.ValidateSetAttribute] } | ForEach-Object ValidValues)
        $wildcards = [bool] @($parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.SupportsWildcardsAttribute] })
        "### -$($parameter.Name)"
        Get-ParameterText $Command.ImplementingType $parameter.Name
        ''
        '```yaml'
        "Type: $(Get-TypeText $parameter.ParameterType)"
        "Parameter Sets: $($sets.Count ? $sets -join ', ' : '(All)')"
        "Aliases: $($parameter.Aliases -join ', ')".TrimEnd()
        if ($values) { "Accepted values: $($values -join ', ')" }
        ''
        "Required: $($attributes.Mandatory -contains $true)"
        "Position: $($position.Count ? $position[0] : 'Named')"
        "Accept pipeline input: $($pipeline.Count ? "True ($($pipeline -join ', '))" : 'False')"
        "Accept wildcard characters: $wildcards"
        '```'
        ''
    }

    '### CommonParameters'
    'This cmdlet supports the common parameters: -Debug, -ErrorAction, -ErrorVariable, -InformationAction, -InformationVariable, -OutVariable, -OutBuffer, -PipelineVariable, -ProgressAction, -Verbose, -WarningAction and -WarningVariable.'
    if ($Command.Parameters.ContainsKey('WhatIf')) {
        'It also supports -WhatIf and -Confirm.'
    }

    ''
}

function Get-SyntaxSection {
    param([System.Management.Automation.CmdletInfo] $Command)
    foreach ($set in $Command.ParameterSets) {
        if ($Command.ParameterSets.Count -gt 1) {
            "### $($set.Name)$($set.IsDefault ? ' (Default)' : '')"
        }

        '```'
        "$($Command.Name) $set".TrimEnd() -replace '^(\S+) \1', '$1'
        '```'
        ''
    }
}

function Get-Section {
    param([string[]] $Line, [string] $Name)
    $start = [array]::IndexOf($Line, "## $Name")
    if ($start -lt 0) {
        throw "Section $Name is missing."
    }

    $end = $start + 1
    while ($end -lt $Line.Count -and $Line[$end] -notmatch '^## ') { $end++ }
    $Line[($start + 1)..($end - 1)]
}

foreach ($command in Get-Command -Module ActionTrail -CommandType Cmdlet) {
    $page = Join-Path $Path "$($command.Name).md"
    $old = [System.IO.File]::ReadAllText($page)
    $lines = $old -split "`n"
    $inputs = @($command.Parameters.Values | Where-Object { $_.Attributes.Where({ $_ -is [System.Management.Automation.ParameterAttribute] }).ValueFromPipeline -contains $true } | ForEach-Object { $_.ParameterType.FullName })
    $outputs = @($command.OutputType | ForEach-Object { $_.Type ? $_.Type.FullName : $_.Name } | Where-Object { $_ -ne 'System.Void' })
    $new = @(
        $lines[0..([array]::IndexOf($lines, '## SYNTAX'))]
        ''
        Get-SyntaxSection $command
        '## DESCRIPTION'
        Get-Section $lines 'DESCRIPTION'
        '## EXAMPLES'
        Get-Section $lines 'EXAMPLES'
        '## PARAMETERS'
        ''
        Get-ParameterSection $command
        '## INPUTS'
        ''
        ($inputs.Count ? $inputs : 'None') | ForEach-Object { "### $_"; '' }
        '## OUTPUTS'
        ''
        ($outputs.Count ? $outputs : 'None') | ForEach-Object { "### $_"; '' }
        '## RELATED LINKS'
        Get-Section $lines 'RELATED LINKS'
    ) -join "`n"
    $new = $new.TrimEnd() + "`n"
    if ($new -ceq $old) {
        continue
    }

    if ($Check) {
        $command.Name
    }
    else {
        [System.IO.File]::WriteAllText($page, $new)
    }
}
