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

    It 'shows what is missing' {
        New-AtSampleEvent 5 -AccountId $shop | Import-AtEvent
        (Measure-AtDelivery corp-audit -DestinationContext dest | Where-Object AccountId -EQ $shop).Missing | Should -Be 5
        $null = Wait-AtDelivery corp-audit
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
