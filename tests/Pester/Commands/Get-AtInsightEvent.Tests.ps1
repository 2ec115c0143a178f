BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtInsightEvent' {
    BeforeAll {
        $insight = '{"eventId":"11111111-2222-3333-4444-555555555555","eventVersion":1,"eventTime":"' + [DateTimeOffset]::UtcNow.AddHours(-1).ToString('yyyy-MM-ddTHH:mm:ssZ') +
            '","eventType":"ActionTrailInsight","eventCategory":"Insight","eventName":"IpInsight","serviceName":"Actiontrail","acsRegion":"cn-hangzhou","recipientAccountId":"' + $cloud.ManagementAccountId +
            '","insightDetails":{"insightType":"IpInsight","state":"Start"}}'
        $insight | Import-AtEvent
        $insight.Replace('11111111', '22222222').Replace('IpInsight', 'AkInsight').Replace('"state":"Start"', '"insightObject":"LTAI5tOdd","insightContext":{"attributions":[{"attribute":"apiRelated","insight":[{"value":"Ecs:StopInstances","average":3}]}]}') | Import-AtEvent
    }

    It 'takes lists and wildcards, and all filters together' {
        (Get-AtInsightEvent IpInsight, Ak* -Since 1d).Count | Should -Be 2
        $odd = Get-AtInsightEvent Ak* -AccessKeyId LTAI5t* -EventName StopInstances -ServiceName Ecs -Since 1d
        $odd.EventId | Should -Be '22222222-2222-3333-4444-555555555555'
        Get-AtInsightEvent AkInsight -AccessKeyId LTAI5tOdd -EventName StopInstances -ServiceName Rds -Since 1d | Should -BeNullOrEmpty -Because 'the service checks two filters, and the third counts as well'
        Get-AtInsightEvent -EventName stop* -Since 1d | Should -BeNullOrEmpty -Because 'case counts'
    }

    It 'looks up what the pipeline names, and no more than is wanted' {
        $both = Get-AtInsightEvent -Since 1d
        ($both | Get-AtInsightEvent -Since 1d).EventId | Sort-Object | Should -Be ($both.EventId | Sort-Object)
        @(Get-AtInsightEvent -Since 1d -First 1).Count | Should -Be 1
        Get-AtInsightEvent -Since 1d -First 0 | Should -BeNullOrEmpty
    }

    It 'writes insight events' {
        $found = Get-AtInsightEvent -Since 1d
        @($found)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Events.AtEvent
        $found.EventId | Should -Contain '11111111-2222-3333-4444-555555555555'
    }

    It 'filters by kind, and shows no other events' {
        (Get-AtInsightEvent IpInsight -Since 1d).EventId | Should -Contain '11111111-2222-3333-4444-555555555555'
        Get-AtInsightEvent TrailInsight -Since 1d | Should -BeNullOrEmpty
    }

    It 'reports a range that ends before it starts' {
        Get-AtInsightEvent -Since 1d -Until 2d -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidRequest,ActionTrail.Commands.Events.GetAtInsightEventCommand'
        $problem[0].TargetObject | Should -Be mgmt
    }

    It 'refuses a time that is none' {
        { Get-AtInsightEvent -Since soonish } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,ActionTrail.Commands.Events.GetAtInsightEventCommand'
    }

    It 'completes kinds, and stops early' {
        Get-Completion 'Get-AtInsightEvent Ip' | Should -Be IpInsight
        @(Get-AtInsightEvent -Since 1d | Select-Object -First 1).Count | Should -Be 1
    }
}
