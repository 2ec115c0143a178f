Set-StrictMode -Version Latest

# An ephemeral local cloud with the sample company, connected as 'mgmt' (selected) and as the log archive, 'dest'.
function New-TestCloud {
    $cloud = New-AtLocalCloud -Ephemeral
    $null = Connect-AtAccount -LocalCloud $cloud -Name mgmt
    $null = Connect-AtAccount -LocalCloud $cloud -Account LogArchive -Name dest
    Select-AtContext mgmt
    $cloud
}

function Remove-TestCloud {
    param([object] $Cloud)
    if ($Cloud) {
        $Cloud | Remove-AtLocalCloud -Confirm:$false
    }
}

# A multi-account trail of the management account that delivers to a bucket of the log archive.
function New-TestTrail {
    param([string] $Name = 'corp-audit', [string] $Bucket = 'corp-audit')
    $role = New-AtDeliveryRole -Context dest |
        Set-AtTrustPolicy -ManagementAccountId (Get-AtContext mgmt).AccountId -PassThru
    New-AtOssDestination -Context dest -Bucket $Bucket -KeyPrefix $Bucket |
        New-AtTrail -Context mgmt -Name $Name -Organization -Role $role
}

# What pressing Tab at the end of a line offers.
function Get-Completion {
    param([Parameter(Mandatory)] [string] $Line)
    (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches | ForEach-Object CompletionText
}

# What a process or runspace of its own imports.
function Get-ModuleManifest {
    Join-Path (Get-Module ActionTrail).ModuleBase 'ActionTrail.psd1'
}

# The assemblies of the module, those that it loads privately included.
function Get-ModuleAssembly {
    [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -like 'ActionTrail.*' }
}

# One of their types.
function Get-ModuleType {
    param([Parameter(Mandatory)] [string] $Name)
    foreach ($assembly in Get-ModuleAssembly) {
        if ($type = $assembly.GetType($Name)) {
            return $type
        }
    }

    throw "The module has no type '$Name'."
}

# The connection inside a context; the module keeps it from users, the tests make RAM users with it.
function Get-Connection {
    param([Parameter(Mandatory)] [object] $Context)
    $Context.GetType().GetProperty('Connection', [System.Reflection.BindingFlags] 'Instance, NonPublic').GetValue($Context)
}

# A RAM user of a context's account with all rights, and its access key.
function New-TestUser {
    param([string] $Context = 'mgmt', [string] $Name = 'admin')
    $none = [System.Threading.CancellationToken]::None
    $users = (Get-ModuleType ActionTrail.Aliyun.Ram.RamUserClient)::new((Get-Connection (Get-AtContext $Context)))
    $null = $users.CreateAsync($Name, $null, $none).GetAwaiter().GetResult()
    $null = $users.AttachPolicyAsync($Name, (Get-ModuleType ActionTrail.Aliyun.Ram.PolicyId)::System('AdministratorAccess'), $none).GetAwaiter().GetResult()
    $users.CreateAccessKeyAsync($Name, $none).GetAwaiter().GetResult()
}

# A session of a role, assumed by a context.
function New-TestSession {
    param([Parameter(Mandatory)] [string] $Context, [Parameter(Mandatory)] [string] $RoleArn)
    $sts = (Get-ModuleType ActionTrail.Aliyun.Sts.StsClient)::new((Get-Connection (Get-AtContext $Context)))
    $request = (Get-ModuleType ActionTrail.Aliyun.Sts.AssumeRoleRequest)::new((Get-ModuleType ActionTrail.Core.Arns.RoleArn)::Parse($RoleArn), 'test')
    $sts.AssumeRoleAsync($request, [System.Threading.CancellationToken]::None).GetAwaiter().GetResult().Credentials
}

function ConvertTo-Secret {
    param([string] $Text)
    $secret = [securestring]::new()
    $Text.ToCharArray().ForEach({ $secret.AppendChar($_) })
    $secret
}

# Answers on a loopback port, whatever host was asked for: the first pattern that matches method, path, headers and body decides, else 404.
# What was asked is in Seen.
function Start-StandIn {
    param([Parameter(Mandatory)] [System.Collections.Specialized.OrderedDictionary] $Answer)
    $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $seen = [System.Collections.Concurrent.ConcurrentQueue[string]]::new()
    $server = [powershell]::Create().AddScript({
            param($listener, $answers, $seen)
            while ($true) {
                try { $client = $listener.AcceptTcpClient() } catch { return } # the test has stopped it
                $reader = [System.IO.StreamReader]::new($client.GetStream())
                $asked = ($reader.ReadLine() -split ' ')[0, 1] -join ' '
                $length = 0
                while ($header = $reader.ReadLine()) {
                    $asked += " $header"
                    if ($header -match '^Content-Length: (\d+)') { $length = [int] $Matches[1] }
                }

                $body = [char[]]::new($length)
                $null = $reader.ReadBlock($body, 0, $length)
                $asked += " $([string]::new($body))"
                $seen.Enqueue($asked)
                $match = $answers.Keys | Where-Object { $asked -match $_ } | Select-Object -First 1
                $text = $match ? $answers[$match] : ''
                $status = $match ? '200 OK' : '404 Not Found'
                $bytes = [System.Text.Encoding]::UTF8.GetBytes("HTTP/1.1 $status`r`nConnection: close`r`nContent-Length: $($text.Length)`r`n`r`n$text")
                $client.GetStream().Write($bytes, 0, $bytes.Length)
                $client.Close()
            }
        }).AddArgument($listener).AddArgument($Answer).AddArgument($seen)
    $null = $server.BeginInvoke()
    [pscustomobject]@{ Uri = "http://$($listener.LocalEndpoint)"; Listener = $listener; Seen = $seen }
}

# An account of the local cloud that belongs to no directory, connected under its name.
function New-TestAccount {
    param([Parameter(Mandatory)] [object] $Cloud, [Parameter(Mandatory)] [string] $Name)
    $mgmt = Get-AtContext mgmt
    $hosting = $mgmt.GetType().GetProperty('LocalCloud', [System.Reflection.BindingFlags] 'Instance, NonPublic').GetValue($mgmt)
    $null = $hosting.CreateAccount($Name)
    $Cloud | Connect-AtAccount $Name -Name $Name
}
