BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-TestTrail
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Set-AtTrail' {
    It 'changes the filter and leaves the rest' {
        $trail = Get-AtTrail corp-audit | Set-AtTrail -EventRw Write -Region cn-hangzhou -PassThru
        @($trail)[0].PSTypeNames | Should -Contain ActionTrail.Aliyun.Trails.Trail
        $trail.EventRw | Should -Be Write
        "$($trail.TrailRegion)" | Should -Be cn-hangzhou
        $trail.OssBucketName | Should -Be corp-audit
        $trail.OssWriteRoleArn | Should -Match 'role/ActionTrailDeliveryRole'
        Set-AtTrail corp-audit -EventRw All -Region All | Should -BeNullOrEmpty
        "$((Get-AtTrail corp-audit).TrailRegion)" | Should -Be All
    }

    It 'adds and takes away destinations' {
        $role = Get-AtDeliveryRole ActionTrailDeliveryRole -Context dest
        $sls = New-AtSlsDestination -Context dest corp-audit
        (Set-AtTrail corp-audit -Destination $sls -Role $role -PassThru).SlsProjectArn | Should -Be $sls.ProjectArn
        $trail = Set-AtTrail corp-audit -WithoutDestination SLS -PassThru
        $trail.SlsProjectArn | Should -BeNullOrEmpty
        $trail.OssBucketName | Should -Be corp-audit
    }

    It 'changes nothing under -WhatIf' {
        Set-AtTrail corp-audit -EventRw Read -WhatIf
        (Get-AtTrail corp-audit).EventRw | Should -Be All
    }

    It 'reports a trail that is not there, with its name as the target' {
        Set-AtTrail absent -EventRw All -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Trails.SetAtTrailCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes names' {
        Get-Completion 'Set-AtTrail c' | Should -Be corp-audit
    }
}
