BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'New-AtOssDestination' {
    It 'makes an encrypted bucket with a locked retention' {
        $oss = New-AtOssDestination -Context dest -Bucket corp-audit -KeyPrefix corp-audit -Encryption AES256 -RetentionDays 30
        @($oss)[0].PSTypeNames | Should -Contain ActionTrail.Engine.Setup.OssDestination
        $oss.Encryption | Should -Be AES256
        $oss.RetentionDays | Should -Be 30
        $oss.IsRetentionLocked | Should -BeTrue
        $oss.AccountId | Should -Be (Get-AtContext dest).AccountId
    }

    It 'leaves a bucket that is as asked alone, and lengthens a retention' {
        (New-AtOssDestination -Context dest corp-audit).RetentionDays | Should -Be 30
        (New-AtOssDestination -Context dest corp-audit -RetentionDays 60).RetentionDays | Should -Be 60
    }

    It 'takes the context from the pipeline' {
        (Get-AtCallerIdentity -Context dest | New-AtOssDestination -Bucket piped-audit).Context | Should -Be dest
    }

    It 'makes nothing under -WhatIf' {
        New-AtOssDestination -Context dest -Bucket unborn-audit -WhatIf
        { New-AtOssDestination -Context mgmt -Bucket unborn-audit -ErrorAction Stop } | Should -Not -Throw
    }

    It 'refuses a name that breaks the rule, before any call' {
        New-AtOssDestination -Context dest -Bucket 'Not_A_Bucket' -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidName,ActionTrail.Commands.Destinations.NewAtOssDestinationCommand'
        $problem[0].TargetObject | Should -Be 'Not_A_Bucket'
    }

    It 'refuses to shorten a locked retention' {
        { New-AtOssDestination -Context dest corp-audit -RetentionDays 7 } | Should -Throw -ExpectedMessage '*can only be made longer*'
    }

    It 'completes encryptions' {
        Get-Completion 'New-AtOssDestination corp-audit -Encryption A' | Should -Be AES256
    }
}
