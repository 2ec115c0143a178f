import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startCloud } from './support/cloud.mjs';

const folder = path.dirname(fileURLToPath(import.meta.url));

describe('Plain scripts with only http_proxy set', () => {
  let cloud;
  before(async () => { cloud = await startCloud({ members: false }); });
  after(() => cloud.stop());

  const run = async script => {
    const { accessKeyId, accessKeySecret } = cloud.account('Management');
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', './support/env-proxy.mjs', `scripts/${script}`], {
      cwd: folder,
      env: { ...process.env, http_proxy: cloud.endpoint, ACCESS_KEY_ID: accessKeyId, ACCESS_KEY_SECRET: accessKeySecret },
    });
    return stdout.trim();
  };

  it('work with ali-oss', async () => assert.equal(await run('oss.mjs'), 'hello world'));
  it('work with @alicloud/openapi-client', async () => assert.equal(await run('openapi.mjs'), '[]'));

  it('reach the region that the host names', async () => {
    const answer = await fetch(`${cloud.endpoint}/health`);
    assert.deepEqual(await answer.json(), { status: 'ok' });
  });
});
