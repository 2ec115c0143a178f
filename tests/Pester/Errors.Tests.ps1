# The ids of errors are API: the page lists them all, and every error of the product has one.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestCloud.psm1')
    $root = Resolve-Path (Join-Path $PSScriptRoot '../..')
    $kinds = (Get-ModuleType ActionTrail.Commands.ErrorKinds).GetProperty('All').GetValue($null)
}

Describe 'Errors' {
    It 'are listed in docs/errors.md as the code has them' {
        & (Join-Path $root 'tools/Update-ErrorPage.ps1') -Check | Should -BeNullOrEmpty -Because 'tools/Update-ErrorPage.ps1 brings the page up to date'
    }

    It 'have ids of their own, in the form of a name, real categories, and sentences' {
        $kinds.Id | Sort-Object -Unique | Should -Be $kinds.Id -Because 'the list is in order and has no id twice'
        foreach ($kind in $kinds) {
            $kind.Id | Should -MatchExactly '^([A-Z][a-z]+)+$'
            "$($kind.Category)" | Should -Not -Be NotSpecified
            $kind.When | Should -Match '^[A-Z].*\.$'
            $kind.Action | Should -Match '^[A-Z].*\.$'
        }
    }

    It 'has a kind in the list for every field of it' {
        $fields = (Get-ModuleType ActionTrail.Commands.ErrorKinds).GetFields([System.Reflection.BindingFlags] 'Static, Public') | Where-Object Name -NE 'All'
        $fields.Name | Sort-Object | Should -Be ($kinds.Id | Sort-Object)
    }

    It 'cover every error that the product raises on purpose' {
        $none = [System.Collections.Generic.List[string]]::new()
        $kindOf = (Get-ModuleType ActionTrail.Commands.ErrorRecords).GetMethods([System.Reflection.BindingFlags] 'Static, NonPublic') |
            Where-Object { $_.Name -eq 'KindOf' -and $_.GetParameters()[0].ParameterType.Name -eq 'ActionTrailException' }
        $base = $kindOf.GetParameters()[0].ParameterType
        $types = Get-ModuleAssembly | ForEach-Object { $_.GetTypes() } | Where-Object { $base.IsAssignableFrom($_) -and -not $_.IsAbstract }
        $types.Count | Should -BeGreaterThan 9
        foreach ($type in $types | Where-Object Name -NE 'ApiException') {
            $error_ = [System.Runtime.CompilerServices.RuntimeHelpers]::GetUninitializedObject($type)
            try { $kindOf.Invoke($null, @($error_)).Id | Should -Not -BeNullOrEmpty }
            catch { $none.Add($type.Name) }
        }

        $none | Should -BeNullOrEmpty -Because 'each needs a line in ErrorRecords.KindOf'
    }

    It 'give every meaning of an answer a kind: <_>' -ForEach 'Invalid', 'NotFound', 'Conflict', 'Denied', 'Unauthenticated', 'Throttled', 'Unavailable' {
        $api = (Get-ModuleType ActionTrail.Core.Errors.ApiException)::new('Service.Operation', 400, 'Code', 'Detail.', 'REQUEST-ID', $null)
        $meaning = (Get-ModuleType ActionTrail.Core.Errors.ApiErrorKind)::$_
        $api.GetType().GetProperty('StatedKind').SetValue($api, $meaning)
        $record = (Get-ModuleType ActionTrail.Commands.ErrorRecords)::ToErrorRecord($api, 'target')
        $kinds.Id | Should -Contain ($record.FullyQualifiedErrorId -split ',')[0]
        $record.TargetObject | Should -Be target
        $record.ErrorDetails.Message | Should -Match 'request id REQUEST-ID'
        $record.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'are made in one place' {
        Get-ChildItem (Join-Path $root 'src/ActionTrail.Commands') -Filter *.cs -Recurse |
            Where-Object { $_.FullName -notmatch '[\\/](obj|bin)[\\/]' -and $_.Name -ne 'ErrorKind.cs' } |
            Select-String -Pattern 'new ErrorRecord\(' | ForEach-Object Path | Should -BeNullOrEmpty -Because 'ErrorKinds has the ids; Record makes the records'
    }
}
