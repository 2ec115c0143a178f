BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Test-AtDestination' {
    It 'passes stores that are ready, and says what a bucket lacks' {
        $checks = New-AtOssDestination good-audit -Context dest -Encryption AES256 -RetentionDays 1 | Test-AtDestination
        @($checks)[0].PSTypeNames | Should -Contain ActionTrail.Engine.Setup.SetupCheck
        $checks.Passed | Should -Not -Contain $false
        New-AtSlsDestination good-audit -Context dest | Test-AtDestination -Quiet | Should -BeTrue
        New-AtMaxComputeDestination -Context dest | Test-AtDestination -Quiet | Should -BeTrue
        $lacks = New-AtOssDestination bare-audit -Context dest | Test-AtDestination | Where-Object -Not Passed
        $lacks.Check | Should -Be @('is encrypted', 'has a locked retention')
        $lacks.Mend | Should -Match '^New-AtOssDestination bare-audit'
    }

    It 'finds a store that is gone' {
        $sls = New-AtSlsDestination gone-audit -Context dest
        $sls | Remove-AtDestination -Confirm:$false
        $sls | Test-AtDestination -Quiet | Should -BeFalse
    }

    It 'finds a bucket that everybody may read, a prefix and a project name that trails do not take' {
        $none = [System.Threading.CancellationToken]::None
        $oss = New-AtOssDestination open-audit -Context dest -Encryption AES256 -RetentionDays 1
        $name = (Get-ModuleType ActionTrail.Core.Destinations.BucketName)::Parse('open-audit')
        $settings = (Get-ModuleType ActionTrail.Aliyun.Oss.OssClient)::new((Get-Connection (Get-AtContext dest))).Settings
        $settings.PutAclAsync($name, 'public-read', $none).GetAwaiter().GetResult()
        $failed = $oss | Test-AtDestination | Where-Object -Not Passed
        $failed.Check | Should -Be 'is open to nobody but its account'
        $failed.Found | Should -Be 'ACL public-read'
        $oss.GetType().GetProperty('KeyPrefix').SetValue($oss.psobject.BaseObject, '1-bad')
        ($oss | Test-AtDestination | Where-Object Check -EQ 'has a key prefix that trails take').Passed | Should -BeFalse

        $project = New-AtMaxComputeDestination -Context dest
        $maxCompute = (Get-ModuleType ActionTrail.Aliyun.MaxCompute.MaxComputeClient)::new((Get-Connection (Get-AtContext dest)))
        $options = [Activator]::CreateInstance((Get-ModuleType ActionTrail.Aliyun.MaxCompute.MaxComputeProjectOptions))
        $maxCompute.CreateProjectAsync((Get-ModuleType ActionTrail.Core.Destinations.MaxComputeProjectName)::Parse('audit_store'), $options, $none).GetAwaiter().GetResult()
        $project.GetType().GetProperty('Project').SetValue($project.psobject.BaseObject, 'audit_store')
        $failed = $project | Test-AtDestination | Where-Object -Not Passed
        $failed.Check | Should -Be 'has a name that starts with actiontrail_'
        $null = . ([scriptblock]::Create($failed.Mend))
    }

    It 'decides what a role may do with it, and where it lies' {
        $null = New-AtDeliveryRole -Context dest | Set-AtTrustPolicy -ManagementAccountId $cloud.ManagementAccountId
        $checks = New-AtSlsDestination role-audit -Context dest | Test-AtDestination -Role ActionTrailDeliveryRole -ManagementAccountId $cloud.ManagementAccountId -Trail corp-audit
        $checks.Passed | Should -Not -Contain $false
        ($checks | Where-Object Action -EQ 'log:PostLogStoreLogs').Check | Should -Be @(
            'log:PostLogStoreLogs on logstore actiontrail_corp-audit of project role-audit'
            'log:PostLogStoreLogs on logstore innertrail_corp-audit of project role-audit'
        )
        $checks.Check | Should -Contain 'belongs to an account of the directory'
    }

    It 'finds that a role may not write platform operations, and the command that mends it' {
        $ram = (Get-ModuleType ActionTrail.Aliyun.Ram.RamClient)::new((Get-Connection (Get-AtContext dest)))
        $name = (Get-ModuleType ActionTrail.Core.Accounts.RoleName)::Parse('ActionTrailDeliveryRole')
        $policy = (Get-ModuleType ActionTrail.Aliyun.Ram.PolicyId)::System('AliyunActionTrailRolePolicy')
        $ram.DetachPolicyAsync($name, $policy, [System.Threading.CancellationToken]::None).GetAwaiter().GetResult()
        $role = @{ Role = 'ActionTrailDeliveryRole'; ManagementAccountId = $cloud.ManagementAccountId; Trail = 'corp-audit' }
        $sls = New-AtSlsDestination role-audit -Context dest
        $failed = $sls | Test-AtDestination @role | Where-Object -Not Passed
        $failed.Count | Should -Be 4
        $failed.Check | ForEach-Object { $_ | Should -Match 'innertrail_corp-audit' }
        $null = . ([scriptblock]::Create($failed[0].Mend))
        $sls | Test-AtDestination @role -Quiet | Should -BeTrue
    }

    It 'names the statement of the bucket policy that keeps the role out' {
        $none = [System.Threading.CancellationToken]::None
        $oss = New-AtOssDestination shut-audit -Context dest -Encryption AES256 -RetentionDays 1
        $settings = (Get-ModuleType ActionTrail.Aliyun.Oss.OssClient)::new((Get-Connection (Get-AtContext dest))).Settings
        $policy = '{"Version":"1","Statement":[{"Effect":"Deny","Principal":["*"],"Action":["oss:PutObject"],"Resource":["acs:oss:*:*:shut-audit/*"]}]}'
        $settings.PutPolicyAsync((Get-ModuleType ActionTrail.Core.Destinations.BucketName)::Parse('shut-audit'), $policy, $none).GetAwaiter().GetResult()
        $failed = $oss | Test-AtDestination -Role ActionTrailDeliveryRole -ManagementAccountId $cloud.ManagementAccountId | Where-Object -Not Passed
        $failed.Action | Should -Be 'oss:PutObject'
        $failed.DecidedBy | Should -Be 'statement 0 of the policy of bucket shut-audit'
    }

    It 'reports a context that may not look, with the destination as the target' {
        $oss = New-AtOssDestination good-audit -Context dest
        Test-AtDestination $oss -Context mgmt -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'AccessDenied,ActionTrail.Commands.Destinations.TestAtDestinationCommand'
        $problem[0].TargetObject.Name | Should -Be good-audit
    }

    It 'completes roles' {
        $null = New-AtDeliveryRole -Context dest -Name completed-role
        Get-Completion 'Test-AtDestination -Context dest -Role completed' | Should -Be completed-role
    }
}
