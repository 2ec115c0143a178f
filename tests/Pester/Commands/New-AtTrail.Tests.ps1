BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'New-AtTrail' {
    BeforeAll {
        $role = New-AtDeliveryRole -Context dest | Set-AtTrustPolicy -ManagementAccountId $cloud.ManagementAccountId -PassThru
        $oss = New-AtOssDestination -Context dest -Bucket corp-audit -KeyPrefix corp-audit
        $sls = New-AtSlsDestination -Context dest -Project corp-audit
    }

    AfterEach { Get-AtTrail | Remove-AtTrail -Confirm:$false }

    It 'gathers every destination piped into it and makes one trail of the selected account' {
        $trail = $oss, $sls | New-AtTrail -Name corp-audit -Organization -Role $role
        @($trail).Count | Should -Be 1
        @($trail)[0].PSTypeNames | Should -Contain ActionTrail.Aliyun.Trails.Trail
        $trail.OssBucketName | Should -Be corp-audit
        $trail.OssKeyPrefix | Should -Be corp-audit
        $trail.SlsProjectArn | Should -Be $sls.ProjectArn
        $trail.OssWriteRoleArn | Should -Be $role.Arn
        $trail.SlsWriteRoleArn | Should -Be $role.Arn
        $trail.IsOrganizationTrail | Should -BeTrue
        $trail.Status | Should -Be Fresh
        $trail.Context | Should -Be mgmt
    }

    It 'takes the role as an ARN, and a filter' {
        $trail = $oss | New-AtTrail -Context mgmt corp-writes -Role $role.Arn -EventRw Write -Region cn-hangzhou, cn-beijing
        $trail.EventRw | Should -Be Write
        "$($trail.TrailRegion)" | Should -Be 'cn-hangzhou,cn-beijing'
        $trail.IsOrganizationTrail | Should -BeFalse
    }

    It 'makes nothing under -WhatIf' {
        $oss | New-AtTrail -Context mgmt corp-audit -Role $role -WhatIf
        Get-AtTrail | Should -BeNullOrEmpty
    }

    It 'refuses a name that breaks the rule, before any call' {
        $oss | New-AtTrail -Context mgmt ab -Role $role -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidName,ActionTrail.Commands.Trails.NewAtTrailCommand'
        $problem[0].TargetObject | Should -Be ab
    }

    It 'refuses two destinations of a kind' {
        { $oss, $oss | New-AtTrail -Context mgmt corp-audit -Role $role } | Should -Throw -ExpectedMessage '*destinations of kind OSS*'
    }

    It 'reports a name that is taken' {
        $null = $oss | New-AtTrail -Context mgmt corp-audit -Role $role
        $sls | New-AtTrail -Context mgmt corp-audit -Role $role -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'Conflict,ActionTrail.Commands.Trails.NewAtTrailCommand'
        $problem[0].TargetObject | Should -Be corp-audit
    }

    It 'says what to do when the role does not trust the account' {
        Set-AtTrustPolicy -Context dest -ManagementAccountId 1234567890123456
        $oss | New-AtTrail -Context mgmt corp-audit -Role $role -ErrorAction SilentlyContinue -ErrorVariable problem
        Set-AtTrustPolicy -Context dest -ManagementAccountId $cloud.ManagementAccountId
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'AccessDenied,ActionTrail.Commands.Trails.NewAtTrailCommand'
        $problem[0].ErrorDetails.RecommendedAction | Should -Match 'Set-AtTrustPolicy'
        Get-AtTrail | Should -BeNullOrEmpty
    }

    It 'completes regions' {
        Get-Completion 'New-AtTrail corp-audit -Region cn-hangz' | Should -Be cn-hangzhou
    }
}
