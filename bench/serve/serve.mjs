// Requests per second of 4 KB PutObject and of DescribeTrails on `attrail serve`, beside Azurite's put of a 4 KB blob: two clients each, in
// turn, in one run. Every request carries its own signature, made before the clock starts, and both servers verify it.
import { createHmac, randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BlobSASPermissions, BlobServiceClient, StorageSharedKeyCredential, generateBlobSASQueryParameters } from '@azure/storage-blob';
import { startCloud } from '../../tests/Conformance/support/cloud.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const rounds = Number(process.env.ROUNDS ?? 7);
const requests = Number(process.env.REQUESTS ?? 2000);
const clients = 2;
const body = Buffer.alloc(4096, 'a');
const encode = text => encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const hmac = (key, text) => createHmac('sha1', key).update(text).digest('base64');
const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function freePort() {
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function startAzurite() {
  const folder = mkdtempSync(path.join(tmpdir(), 'azurite-'));
  const port = await freePort();
  const server = spawn(process.execPath, [path.join(here, 'node_modules/azurite/dist/src/blob/main.js'), '--blobHost', '127.0.0.1', '--blobPort', String(port), '--location', folder, '--silent', '--skipApiVersionCheck', '--disableTelemetry'], { stdio: 'ignore' });
  // Azurite's account and key are published with it and the same everywhere.
  const credential = new StorageSharedKeyCredential('devstoreaccount1', 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==');
  const container = new BlobServiceClient(`http://127.0.0.1:${port}/devstoreaccount1`, credential).getContainerClient('bench');
  for (let attempt = 0; ; attempt++) {
    try { await container.create(); break; } catch (error) { if (attempt > 50) throw error; await new Promise(resolve => setTimeout(resolve, 200)); }
  }
  return { port, credential, stop() { server.kill(); rmSync(folder, { recursive: true, force: true }); } };
}

const azuritePuts = azurite => Array.from({ length: requests }, () => {
  const blobName = `b-${randomUUID()}`;
  const sas = generateBlobSASQueryParameters({ containerName: 'bench', blobName, permissions: BlobSASPermissions.parse('cw'), expiresOn: new Date(Date.now() + 3_600_000) }, azurite.credential);
  return { port: azurite.port, method: 'PUT', path: `/devstoreaccount1/bench/${blobName}?${sas}`, headers: { 'x-ms-blob-type': 'BlockBlob', 'content-length': body.length }, body };
});

const ossPuts = (cloud, key) => Array.from({ length: requests }, () => {
  const object = `b-${randomUUID()}`;
  const expires = Math.floor(Date.now() / 1000) + 3600;
  const signature = hmac(key.accessKeySecret, `PUT\n\n\n${expires}\n/bench-bucket/${object}`);
  return { port: cloud.port, method: 'PUT', path: `/${object}?OSSAccessKeyId=${key.accessKeyId}&Expires=${expires}&Signature=${encode(signature)}`, headers: { host: 'bench-bucket.oss-cn-hangzhou.aliyuncs.com', 'content-length': body.length }, body };
});

const describeTrails = (cloud, key) => Array.from({ length: requests }, () => rpcGet(cloud, key, { Action: 'DescribeTrails', Version: '2020-07-06' }, 'actiontrail.cn-hangzhou.aliyuncs.com'));

function rpcGet(cloud, key, action, host) {
  const parameters = { ...action, Format: 'JSON', AccessKeyId: key.accessKeyId, SignatureMethod: 'HMAC-SHA1', SignatureVersion: '1.0', SignatureNonce: randomUUID(), Timestamp: new Date().toISOString().replace(/\.\d+Z/, 'Z') };
  const query = Object.keys(parameters).sort().map(name => `${encode(name)}=${encode(parameters[name])}`).join('&');
  const signature = hmac(`${key.accessKeySecret}&`, `GET&%2F&${encode(query)}`);
  return { port: cloud.port, method: 'GET', path: `/?${query}&Signature=${encode(signature)}`, headers: { host } };
}

function send(agent, request) {
  return new Promise((resolve, reject) => {
    const message = http.request({ host: '127.0.0.1', agent, port: request.port, method: request.method, path: request.path, headers: request.headers }, response => {
      response.resume();
      response.on('end', () => (response.statusCode < 300 ? resolve() : reject(new Error(`${request.method} ${request.path.slice(0, 60)} answered ${response.statusCode}`))));
    });
    message.on('error', reject);
    message.end(request.body);
  });
}

async function rate(made) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: clients }, async () => { while (next < made.length) await send(agent, made[next++]); }));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return made.length / seconds;
}

const cloud = await startCloud({ members: false });
const azurite = await startAzurite();
try {
  const key = cloud.account('Management');
  const expires = Math.floor(Date.now() / 1000) + 3600;
  await send(new http.Agent(), { port: cloud.port, method: 'PUT', path: `/?OSSAccessKeyId=${key.accessKeyId}&Expires=${expires}&Signature=${encode(hmac(key.accessKeySecret, `PUT\n\n\n${expires}\n/bench-bucket/`))}`, headers: { host: 'bench-bucket.oss-cn-hangzhou.aliyuncs.com', 'content-length': 0 } });
  const work = { 'attrail PutObject 4 KB': () => ossPuts(cloud, key), 'attrail DescribeTrails': () => describeTrails(cloud, key), 'Azurite put 4 KB': () => azuritePuts(azurite) };
  const rates = Object.fromEntries(Object.keys(work).map(name => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, make] of Object.entries(work)) {
      const measured = await rate(make());
      if (round > 0) rates[name].push(measured); // the first round warms up
    }
  }
  console.log(`${cpus().length} cores, ${cpus()[0].model}; ${clients} clients, ${requests} requests a round, ${rounds} rounds in turn after one to warm up`);
  console.log('| work | requests/s, median | min | max | ratio to Azurite, median of rounds |\n|---|---|---|---|---|');
  for (const [name, all] of Object.entries(rates)) {
    const ratio = median(all.map((value, round) => value / rates['Azurite put 4 KB'][round]));
    console.log(`| ${name} | ${median(all).toFixed(0)} | ${Math.min(...all).toFixed(0)} | ${Math.max(...all).toFixed(0)} | ${ratio.toFixed(1)} |`);
  }
} finally {
  azurite.stop();
  await cloud.stop();
}
