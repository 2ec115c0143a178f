BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Measure-AtDelivery' {
    BeforeAll {
        $shop = (Get-AtMember Shop).AccountId
        $trail = New-TestTrail
        $null = $trail | Start-AtDelivery -Wait
        New-AtSampleEvent 40 -AccountId $shop | Import-AtEvent
        $null = Wait-AtDelivery corp-audit
    }

    It 'counts what each destination holds of each account' {
        $measures = $trail | Measure-AtDelivery -DestinationContext dest
        @($measures)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Delivery.AtDeliveryMeasure
        $mine = $measures | Where-Object AccountId -EQ $shop
        $mine.Destination | Should -Be OSS
        $mine.Delivered | Should -Be 40
        $mine.Missing | Should -Be 0
        $mine.Duplicates | Should -Be 0
    }

    It 'counts a trail once, however many of its stores are piped in' {
        $once = @(Measure-AtDelivery corp-audit -DestinationContext dest)
        @((Get-AtDelivery corp-audit), (Get-AtDelivery corp-audit) | Measure-AtDelivery -DestinationContext dest).Count | Should -Be $once.Count
    }

    It 'shows what is missing' {
        New-AtSampleEvent 5 -AccountId $shop | Import-AtEvent
        (Measure-AtDelivery corp-audit -DestinationContext dest | Where-Object AccountId -EQ $shop).Missing | Should -Be 5
        $null = Wait-AtDelivery corp-audit
    }

    It 'has a row for every member, and expects nothing of the time before the trail was logging' {
        $late = $cloud | Connect-AtAccount Sandbox -Name late
        $null = New-AtDeliveryRole -Context late
        $null = New-AtOssDestination late-audit -Context late | New-AtTrail late-trail -Context late -Role (New-AtDeliveryRole -Context late | Set-AtTrustPolicy -ManagementAccountId $late.AccountId -PassThru) -WarningAction SilentlyContinue
        New-AtSampleEvent 5 -AccountId $late.AccountId -Context late | Import-AtEvent -Context late
        $row = Measure-AtDelivery late-trail -Context late
        $row.AccountId, $row.Expected, $row.Delivered, $row.Missing | Should -Be $late.AccountId, 0, 0, 0
        (Measure-AtDelivery corp-audit -DestinationContext dest).AccountId | Should -Be ((Get-AtMember).AccountId | Sort-Object)
    }

    It 'says that the trail''s own account may not read the bucket' {
        Measure-AtDelivery corp-audit -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'AccessDenied,ActionTrail.Commands.Delivery.MeasureAtDeliveryCommand'
        $problem[0].TargetObject | Should -Be corp-audit
    }

    It 'completes names and contexts' {
        Get-Completion 'Measure-AtDelivery c' | Should -Be corp-audit
        Get-Completion 'Measure-AtDelivery corp-audit -DestinationContext d' | Should -Be dest
    }

    It 'stops early' {
        @(Measure-AtDelivery corp-audit -DestinationContext dest | Select-Object -First 1).Count | Should -Be 1
    }
}
