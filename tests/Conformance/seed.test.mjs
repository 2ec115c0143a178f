import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import LogClient from '@alicloud/log';
import Ram from '@alicloud/ram20150501';
import OSS from 'ali-oss';
import { startCloud } from './support/cloud.mjs';
import { useProxy } from './support/env-proxy.mjs';
import { ram, roa, rpc } from './support/clients.mjs';

// The whole procedure of a multi-account trail by official SDKs alone; our delivery is then found in the stores by them.
describe('The multi-account procedure by official SDKs alone', () => {
  const bucketName = 'seed-audit';
  const projectName = 'seed-audit';
  const trailName = 'seed-trail';
  const roleName = 'ActionTrailDeliveryRole';
  const members = ['Shop', 'Payments', 'Build', 'Sandbox'];
  let cloud;
  let management;
  let archive;
  let trails;
  let oss;
  let sls;
  let marks;
  before(async () => {
    cloud = await startCloud();
    useProxy(cloud.endpoint);
    management = cloud.account('Management');
    archive = cloud.account('LogArchive');
    trails = rpc(cloud, management, '2020-07-06');
    oss = new OSS({ region: 'oss-cn-hangzhou', accessKeyId: archive.accessKeyId, accessKeySecret: archive.accessKeySecret, endpoint: cloud.endpoint, authorizationV4: true });
    sls = new LogClient({ accessKeyId: archive.accessKeyId, accessKeySecret: archive.accessKeySecret, endpoint: 'cn-hangzhou.log.aliyuncs.com' });
  });
  after(() => cloud.stop());

  it('creates the delivery role, trusting ActionTrail for the management account', async () => {
    const client = ram(cloud, archive);
    const trust = JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: [`${management.accountId}@actiontrail.aliyuncs.com`] } }] });
    await client.createRole(new Ram.CreateRoleRequest({ roleName, assumeRolePolicyDocument: trust }));
    await client.attachPolicyToRole(new Ram.AttachPolicyToRoleRequest({ policyType: 'System', policyName: 'AliyunActionTrailDeliveryPolicy', roleName }));
  });

  it('creates the bucket, the project of Log Service and the project of MaxCompute', async () => {
    await oss.putBucket(bucketName);
    oss.useBucket(bucketName);
    await oss.putBucketEncryption(bucketName, { SSEAlgorithm: 'AES256' });
    await oss.initiateBucketWorm(bucketName, 365);
    await sls.createProject(projectName, { description: 'audit' });
    await roa(cloud, archive, '2022-01-04')('CreateProject', 'POST', '/api/v1/projects', { body: { name: `actiontrail_${archive.accountId}`, properties: {} } });
  });

  it('creates and starts the multi-account trail', async () => {
    const role = `acs:ram::${archive.accountId}:role/${roleName}`;
    await trails('CreateTrail', {
      Name: trailName, IsOrganizationTrail: 'true', EventRW: 'All',
      OssBucketName: bucketName, OssKeyPrefix: 'seed-prefix', OssWriteRoleArn: role,
      SlsProjectArn: `acs:log:cn-hangzhou:${archive.accountId}:project/${projectName}`, SlsWriteRoleArn: role,
      MaxComputeProjectArn: `acs:odps:cn-hangzhou:${archive.accountId}:project/actiontrail_${archive.accountId}`, MaxComputeWriteRoleArn: role,
    });
    await trails('StartLogging', { Name: trailName });
    assert.equal((await trails('GetTrailStatus', { Name: trailName, IsOrganizationTrail: 'true' })).IsLogging, true);
  });

  it('makes a marked call in each member', async () => {
    marks = members.map(name => `mark-${name.toLowerCase()}`);
    for (const [i, name] of members.entries()) {
      await ram(cloud, cloud.account(name)).createUser(new Ram.CreateUserRequest({ userName: marks[i] }));
    }
  });

  const eventually = async probe => {
    for (let attempt = 0; attempt < 120; attempt++) {
      const missing = await probe().catch(error => [String(error.code ?? error)]);
      if (missing.length === 0) return;
      await new Promise(resolve => setTimeout(resolve, 250));
    }
    assert.deepEqual(await probe(), []);
  };
  const missingFrom = events => marks.filter(mark => !events.some(event => event.eventName === 'CreateUser' && event.requestParameters?.UserName === mark));

  it('finds every mark in OSS, in files of the documented layout', () => eventually(async () => {
    const { objects = [] } = await oss.listV2({ prefix: 'seed-prefix/AliyunLogs/Actiontrail/', 'max-keys': '1000' });
    const events = [];
    for (const { name } of objects) {
      assert.match(name, /^seed-prefix\/AliyunLogs\/Actiontrail\/rd-\w+\/\d{16}\/[\w-]+\/\d{4}\/\d\d\/\d\d\/Actiontrail_[\w-]+_\d{14}_1002_\d+_\d+_[0-9a-f]{32}\.gz$/);
      events.push(...JSON.parse(gunzipSync((await oss.get(name)).content)));
    }
    return missingFrom(events);
  }));

  it('finds every mark in Log Service', () => eventually(async () => {
    const logs = await sls.getLogs(projectName, `actiontrail_${trailName}`, new Date(Date.now() - 3_600_000), new Date(Date.now() + 60_000), { query: 'event.eventName: CreateUser', line: 100 });
    return missingFrom(logs.map(log => JSON.parse(log.event)));
  }));

  it('finds the table in MaxCompute', () => eventually(async () => {
    const { data } = await roa(cloud, archive, '2022-01-04')('ListTables', 'GET', `/api/v1/projects/actiontrail_${archive.accountId}/tables`);
    return data.tables.some(table => table.name === 'actiontrail_seed_trail') ? [] : ['actiontrail_seed_trail'];
  }));

  it('tells the truth about its state', async () => {
    const status = await trails('GetTrailStatus', { Name: trailName, IsOrganizationTrail: 'true' });
    assert.ok(status.LatestDeliveryTime);
    assert.ok(!status.LatestDeliveryError);
  });
});
