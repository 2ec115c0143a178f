BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud

    function Get-Oss { (Get-ModuleType ActionTrail.Aliyun.Oss.OssClient)::new((Get-Connection (Get-AtContext dest))) }

    # A delivered object's bytes, by a part of its key.
    function Get-Delivered {
        param([string] $Like)
        $oss = Get-Oss
        $bucket = (Get-ModuleType ActionTrail.Core.Destinations.BucketName)::Parse('corp-audit')
        $page = $oss.ListObjectPageAsync($bucket, (Get-ModuleType ActionTrail.Aliyun.Oss.ListObjectsOptions)::Default, $null, [System.Threading.CancellationToken]::None).GetAwaiter().GetResult()
        foreach ($object in $page.Objects | Where-Object { $_.Key.Value -like $Like }) {
            $body = $oss.GetObjectAsync($bucket, $object.Key, (Get-ModuleType ActionTrail.Aliyun.Oss.GetObjectOptions)::Default, [System.Threading.CancellationToken]::None).GetAwaiter().GetResult().Body
            [pscustomobject] @{ Key = $object.Key.Value; Bytes = $body.ToArray() }
        }
    }

    # The archive as files, each under its key.
    function Save-Copy {
        param([string] $Folder)
        foreach ($object in Get-Delivered '*') {
            $file = Join-Path $Folder $object.Key
            $null = New-Item (Split-Path $file) -ItemType Directory -Force
            [System.IO.File]::WriteAllBytes($file, $object.Bytes)
        }
    }
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Test-AtArchive' {
    BeforeAll {
        $null = New-TestTrail | Start-AtDelivery -Wait
        foreach ($seed in 1..3) {
            New-AtSampleEvent 40 -AccountId (Get-AtMember Shop).AccountId -Seed $seed | Import-AtEvent
            $null = Wait-AtDelivery corp-audit
        }

        $copy = Join-Path $TestDrive 'copy'
    }

    BeforeEach {
        Remove-Item $copy -Recurse -Force -ErrorAction Ignore
        Save-Copy $copy
        $file = Get-ChildItem $copy -Recurse -Filter *.gz | Select-Object -First 1
        $key = [System.IO.Path]::GetRelativePath($copy, $file.FullName)
    }

    It 'finds nothing in an archive that is as it was delivered, and says what it covered' {
        $statement = Test-AtArchive corp-audit -Context dest -Statement
        @($statement)[0].PSTypeNames | Should -Contain ActionTrail.Engine.Verification.Seals.SealStatement
        $statement.IsIntact | Should -BeTrue
        $statement.Balances | Should -BeTrue
        $statement.ObjectsIntact | Should -Be @(Get-Delivered '*.gz').Count
        Test-AtArchive -Bucket corp-audit -Context dest -Quiet | Should -BeTrue
        Test-AtArchive -Path $copy | Should -BeNullOrEmpty
    }

    It 'takes a folder with a slash at its end' {
        Test-AtArchive -Path "$copy/" | Should -BeNullOrEmpty
        Test-AtArchive -Path "$copy/" -Quiet | Should -BeTrue
    }

    It 'passes over a trail without a bucket, with an error, and verifies a trail of several stores once' {
        $null = New-AtSlsDestination -Context dest -Project corp-logs | New-AtTrail -Context dest -Name a-logs -WarningAction SilentlyContinue
        Get-AtTrail -Context dest | Test-AtArchive -Quiet -ErrorAction SilentlyContinue -ErrorVariable problem | Should -Be $true
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidConfiguration,ActionTrail.Commands.Events.TestAtArchiveCommand'
        $problem[0].TargetObject | Should -Be a-logs
        Remove-AtTrail a-logs -Context dest -Confirm:$false
        @((Get-AtTrail corp-audit), (Get-AtTrail corp-audit) | Test-AtArchive -Context dest -Quiet).Count | Should -Be 1
    }

    It 'names what is missing, altered and added in a copy' {
        Remove-Item $file.FullName
        $other = Get-ChildItem $copy -Recurse -Filter *.gz | Select-Object -First 1
        [System.IO.File]::AppendAllText($other.FullName, 'x')
        Set-Content (Join-Path $file.DirectoryName junk) 'junk'
        $findings = Test-AtArchive -Path $copy
        @($findings)[0].PSTypeNames | Should -Contain ActionTrail.Engine.Verification.Seals.SealFinding
        $findings.Kind | Sort-Object | Should -Be Missing, Altered, Added
        ($findings | Where-Object Kind -eq Missing).Key | Should -BeExactly $key
        Test-AtArchive -Path $copy -Quiet | Should -BeFalse
    }

    It 'takes trails and heads from the pipeline' {
        (Get-AtTrail corp-audit | Test-AtArchive -Context dest -Statement).IsIntact | Should -BeTrue
        (Get-AtDelivery corp-audit | Test-AtArchive -Context dest -Statement).Heads | Should -Be (Get-AtDelivery corp-audit).SealHeads
    }

    It 'sees the end of an archive deleted, against a head that was noted down' {
        $head = (Get-AtDelivery corp-audit).SealHeads
        $newest = Join-Path $copy $head
        foreach ($line in Get-Content $newest | Select-Object -Skip 1) {
            Remove-Item (Join-Path $copy ($line | ConvertFrom-Json).key)
        }

        Remove-Item $newest
        Test-AtArchive -Path $copy | Should -BeNullOrEmpty
        $finding = Test-AtArchive -Path $copy -Head $head
        $finding.Kind | Should -Be Missing
        $finding.Key | Should -BeExactly $head
    }

    It 'reports a trail, a folder and a head that are none, with what was given as the target' {
        Test-AtArchive absent -Context dest -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Events.TestAtArchiveCommand'
        $problem[0].TargetObject | Should -Be absent
        { Test-AtArchive -Path ./absent } | Should -Throw '*no such folder*' -ErrorId 'InvalidConfiguration,ActionTrail.Commands.Events.TestAtArchiveCommand'
        Test-AtArchive -Path $copy -Head nonsense -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidName,ActionTrail.Commands.Events.TestAtArchiveCommand'
    }

    It 'completes trails' {
        Get-Completion 'Test-AtArchive c' | Should -Be corp-audit
    }

    It 'stops early' {
        Get-ChildItem $copy -Recurse -Filter *.gz | Remove-Item
        @(Test-AtArchive -Path $copy | Select-Object -First 1).Count | Should -Be 1
    }
}
