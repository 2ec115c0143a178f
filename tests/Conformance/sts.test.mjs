import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Ram from '@alicloud/ram20150501';
import Sts from '@alicloud/sts20150401';
import { startCloud } from './support/cloud.mjs';
import { pop, ram, refused, rpc, sts } from './support/clients.mjs';

describe('STS by @alicloud/sts20150401, @alicloud/pop-core and @alicloud/openapi-client', () => {
  let cloud;
  let key;
  let alice;
  const roleArn = () => `acs:ram::${key.accountId}:role/operator`;
  before(async () => {
    cloud = await startCloud({ members: false });
    key = cloud.account('Management');
    const admin = ram(cloud, key);
    await admin.createUser(new Ram.CreateUserRequest({ userName: 'alice' }));
    await admin.attachPolicyToUser(new Ram.AttachPolicyToUserRequest({ policyType: 'System', policyName: 'AliyunSTSAssumeRoleAccess', userName: 'alice' }));
    alice = (await admin.createAccessKey(new Ram.CreateAccessKeyRequest({ userName: 'alice' }))).body.accessKey;
    const document = JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { RAM: [`acs:ram::${key.accountId}:root`] } }] });
    await admin.createRole(new Ram.CreateRoleRequest({ roleName: 'operator', assumeRolePolicyDocument: document }));
    await admin.attachPolicyToRole(new Ram.AttachPolicyToRoleRequest({ policyType: 'System', policyName: 'AliyunRAMReadOnlyAccess', roleName: 'operator' }));
  });
  after(() => cloud.stop());

  const assume = async (extra = {}) => {
    const { body } = await sts(cloud, alice).assumeRole(new Sts.AssumeRoleRequest({ roleArn: roleArn(), roleSessionName: 'tuesday', ...extra }));
    return { ...body, key: { accessKeyId: body.credentials.accessKeyId, accessKeySecret: body.credentials.accessKeySecret, securityToken: body.credentials.securityToken } };
  };

  it('tells the SDK who calls', async () => {
    const { body } = await sts(cloud, key).getCallerIdentity();
    assert.equal(body.accountId, key.accountId);
    assert.equal(body.identityType, 'Account');
    assert.equal(body.arn, `acs:ram::${key.accountId}:root`);
  });

  for (const method of ['GET', 'POST']) {
    it(`tells pop-core who calls, by ${method}`, async () => {
      assert.equal((await pop(cloud, key, '2015-04-01').request('GetCallerIdentity', {}, { method })).AccountId, key.accountId);
    });
  }

  it('tells openapi-client who calls, in its V1 mode', async () => {
    assert.equal((await rpc(cloud, key, '2015-04-01', { signatureAlgorithm: 'v2' })('GetCallerIdentity')).AccountId, key.accountId);
  });

  it('assumes a role', async () => {
    const session = await assume();
    assert.match(session.key.accessKeyId, /^STS\./);
    assert.equal(session.assumedRoleUser.arn, `${roleArn()}/tuesday`);
    const { body } = await sts(cloud, session.key).getCallerIdentity();
    assert.equal(body.identityType, 'AssumedRoleUser');
    assert.equal(body.arn, `acs:ram::${key.accountId}:assumed-role/operator/tuesday`);
  });

  it('gives a session what its role may do', async () => {
    const session = ram(cloud, (await assume()).key);
    assert.ok((await session.listUsers(new Ram.ListUsersRequest({}))).body.users);
    await refused(session.createUser(new Ram.CreateUserRequest({ userName: 'eve' })), 'NoPermission');
  });

  it('narrows a session by its own policy', async () => {
    const policy = JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: 'ram:ListRoles', Resource: '*' }] });
    const session = ram(cloud, (await assume({ policy })).key);
    assert.ok((await session.listRoles(new Ram.ListRolesRequest({}))).body.roles);
    await refused(session.listUsers(new Ram.ListUsersRequest({})), 'NoPermission');
  });

  it('refuses a session key without its token', async () => {
    const { accessKeyId, accessKeySecret } = (await assume()).key;
    await refused(sts(cloud, { accessKeyId, accessKeySecret }).getCallerIdentity(), 'MissingSecurityToken');
  });

  it('refuses the token of another session', async () => {
    const [one, other] = [(await assume()).key, (await assume()).key];
    const error = await sts(cloud, { ...one, securityToken: other.securityToken }).getCallerIdentity().then(() => null, failure => failure);
    assert.match(error.code, /^InvalidSecurityToken/);
  });

  it('refuses root as an assumer', () => refused(sts(cloud, key).assumeRole(new Sts.AssumeRoleRequest({ roleArn: roleArn(), roleSessionName: 'tuesday' })), 'NoPermission'));
  it('refuses a role that does not exist', () => refused(assume({ roleArn: `acs:ram::${key.accountId}:role/missing` }), 'EntityNotExist.Role'));
  it('refuses a session name that is too short', () => refused(assume({ roleSessionName: 'x' }), 'InvalidParameter.RoleSessionName'));
  it('refuses a duration below 900 seconds', () => refused(assume({ durationSeconds: 60 }), 'InvalidParameter.DurationSeconds'));
  it('refuses a duration above what the role allows', () => refused(assume({ durationSeconds: 7200 }), 'InvalidParameter.DurationSeconds'));
  it('refuses a malformed session policy', () => refused(assume({ policy: '{}' }), 'InvalidParameter.PolicyGrammar'));
  it('refuses something that is no role ARN', () => refused(assume({ roleArn: 'operator' }), 'InvalidParameter.RoleArn'));

  it('refuses a wrong secret', () => refused(pop(cloud, { ...key, accessKeySecret: 'wrong' }, '2015-04-01').request('GetCallerIdentity', {}), 'SignatureDoesNotMatch'));
  it('refuses a wrong secret in signature V3', () => refused(sts(cloud, { ...key, accessKeySecret: 'wrong' }).getCallerIdentity(), 'SignatureDoesNotMatch'));
  it('refuses an unknown key', () => refused(pop(cloud, { ...key, accessKeyId: 'LTAIunknown' }, '2015-04-01').request('GetCallerIdentity', {}), 'InvalidAccessKeyId.NotFound'));
});
