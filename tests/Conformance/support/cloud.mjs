// Starts `attrail serve` on a free port with a fresh folder, and stops it. One server for each test file.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const configuration = process.env.ATTRAIL_CONFIGURATION ?? 'Release';
const attrail = process.env.ATTRAIL ?? path.join(root, 'src/ActionTrail.Cli/bin', configuration, 'net10.0/attrail.dll');

/** A served local cloud: its endpoint, host and port, and the access key of each account by name. */
export async function startCloud({ members = true } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'attrail-conformance-'));
  const server = spawn('dotnet', [attrail, 'serve', '--path', folder, '--urls', 'http://127.0.0.1:0', ...(members ? ['--sample'] : [])], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let problems = '';
  server.stderr.on('data', chunk => { problems += chunk; });
  await new Promise((ready, failed) => {
    server.stdout.on('data', chunk => {
      output += chunk;
      if (output.includes('Ready.')) ready();
    });
    server.on('exit', code => failed(new Error(`attrail serve ended with ${code}: ${problems}`)));
  });
  const endpoint = /Endpoint\s+(\S+)/.exec(output)[1];
  const { host, port } = new URL(endpoint);
  const { profiles } = JSON.parse(readFileSync(path.join(folder, 'profiles.json'), 'utf8'));
  const account = name => {
    const profile = profiles.find(candidate => candidate.name === name);
    if (!profile) throw new Error(`no account '${name}'; there are ${profiles.map(p => p.name).join(', ')}`);
    return { accountId: profile.account_id, accessKeyId: profile.access_key_id, accessKeySecret: profile.access_key_secret };
  };
  return {
    endpoint, host, port: Number(port), folder, account,
    async stop() {
      server.removeAllListeners('exit');
      const ended = new Promise(resolve => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
