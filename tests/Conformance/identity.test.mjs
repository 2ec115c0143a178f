import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Core from '@alicloud/pop-core';
import * as OpenApi from '@alicloud/openapi-client';
import * as Ram from '@alicloud/ram20150501';
import * as Sts from '@alicloud/sts20150401';
import * as Tea from '@alicloud/tea-util';
import { startCloud } from './support/cloud.mjs';

// CommonJS packages seen from a module: the client class stands under one or two defaults.
const unwrap = pack => { let inner = pack; while (inner.default && typeof inner !== 'function') inner = inner.default; return inner; };
const RamClient = unwrap(Ram), StsClient = unwrap(Sts), OpenApiClient = unwrap(OpenApi);
const model = (pack, name) => pack[name] ?? pack.default?.[name];
const OpenApiConfig = model(OpenApi, 'Config');

const trust = principal => JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: principal }] });
const allow = (action, resource = '*') => JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] });

const rejects = (promise, code) => assert.rejects(promise, error => {
  assert.equal(error.code, code);
  return true;
});

describe('RAM through @alicloud/ram20150501', () => {
  let cloud, ram, key;
  const connect = credentials => new RamClient(new OpenApiConfig({ ...credentials, endpoint: cloud.host, protocol: 'http' }));
  const request = (name, values) => new (model(Ram, `${name[0].toUpperCase()}${name.slice(1)}Request`))(values);
  const call = async (name, values = {}, client = ram) => (await client[name](request(name, values))).body;

  before(async () => { cloud = await startCloud({ members: false }); key = cloud.account('Management'); ram = connect(key); });
  after(() => cloud.stop());

  it('tells when a key was last used', async () => {
    await call('createUser', { userName: 'used' });
    const { accessKey } = await call('createAccessKey', { userName: 'used' });
    const before = await call('getAccessKeyLastUsed', { userName: 'used', userAccessKeyId: accessKey.accessKeyId });
    assert.equal(before.accessKeyLastUsed.lastUsedDate, '');
    await rejects(call('listUsers', {}, connect(accessKey)), 'NoPermission');
    const later = await call('getAccessKeyLastUsed', { userName: 'used', userAccessKeyId: accessKey.accessKeyId });
    assert.match(later.accessKeyLastUsed.lastUsedDate, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('refuses malformed trust policies and names', async () => {
    await rejects(call('createRole', { roleName: 'r', assumeRolePolicyDocument: '{' }), 'MalformedPolicyDocument');
    await rejects(call('createRole', { roleName: 'r', assumeRolePolicyDocument: trust({ RAM: [`acs:ram::${key.accountId}:user/nobody`] }) }), 'MalformedPolicyDocument');
    await rejects(call('createRole', { roleName: 'r_', assumeRolePolicyDocument: trust({ Service: ['ecs.aliyuncs.com'] }) }), 'InvalidParameter.RoleName.InvalidChars');
    await rejects(call('createRole', { roleName: 'r', assumeRolePolicyDocument: trust({ Service: ['ecs.aliyuncs.com'] }), maxSessionDuration: 60 }), 'InvalidParameter.MaxSessionDuration');
  });

  it('attaches system and custom policies to roles, users and groups', async () => {
    await call('createPolicy', { policyName: 'readers', policyDocument: allow('ram:Get*'), description: 'may read' });
    await call('createRole', { roleName: 'Holder', assumeRolePolicyDocument: trust({ Service: ['ecs.aliyuncs.com'] }) });
    await call('createUser', { userName: 'holder' });
    await call('createGroup', { groupName: 'holders', comments: 'all' });
    await call('attachPolicyToRole', { policyType: 'Custom', policyName: 'readers', roleName: 'Holder' });
    await call('attachPolicyToRole', { policyType: 'System', policyName: 'AliyunActionTrailDeliveryPolicy', roleName: 'Holder' });
    await call('attachPolicyToUser', { policyType: 'Custom', policyName: 'readers', userName: 'holder' });
    await call('attachPolicyToGroup', { policyType: 'Custom', policyName: 'readers', groupName: 'holders' });
    assert.deepEqual((await call('listPoliciesForRole', { roleName: 'Holder' })).policies.policy.map(policy => policy.policyName), ['readers', 'AliyunActionTrailDeliveryPolicy']);
    const entities = await call('listEntitiesForPolicy', { policyType: 'Custom', policyName: 'readers' });
    assert.deepEqual([entities.users.user[0].userName, entities.groups.group[0].groupName, entities.roles.role[0].roleName], ['holder', 'holders', 'Holder']);
    assert.equal(Number((await call('getPolicy', { policyType: 'Custom', policyName: 'readers' })).policy.attachmentCount), 3);
    await rejects(call('attachPolicyToRole', { policyType: 'Custom', policyName: 'readers', roleName: 'Holder' }), 'EntityAlreadyExists.Role.Policy');
    await rejects(call('deleteRole', { roleName: 'Holder' }), 'DeleteConflict.Role.Policy');
    await rejects(call('deletePolicy', { policyName: 'readers' }), 'DeleteConflict.Policy.User');
    await call('detachPolicyFromUser', { policyType: 'Custom', policyName: 'readers', userName: 'holder' });
    await rejects(call('deletePolicy', { policyName: 'readers' }), 'DeleteConflict.Policy.Group');
    await call('detachPolicyFromGroup', { policyType: 'Custom', policyName: 'readers', groupName: 'holders' });
    await call('detachPolicyFromRole', { policyType: 'Custom', policyName: 'readers', roleName: 'Holder' });
    await rejects(call('detachPolicyFromRole', { policyType: 'Custom', policyName: 'readers', roleName: 'Holder' }), 'EntityNotExist.Role.Policy');
    await call('deletePolicy', { policyName: 'readers' });
  });

  it('keeps up to five versions of a policy and rotates them', async () => {
    await call('createPolicy', { policyName: 'versions', policyDocument: allow('ram:V1') });
    for (let i = 2; i <= 5; i++) await call('createPolicyVersion', { policyName: 'versions', policyDocument: allow(`ram:V${i}`) });
    await rejects(call('createPolicyVersion', { policyName: 'versions', policyDocument: allow('ram:V6') }), 'LimitExceeded.Policy.Version');
    const { policyVersion } = await call('createPolicyVersion', {
      policyName: 'versions', policyDocument: allow('ram:V6'), setAsDefault: true, rotateStrategy: 'DeleteOldestNonDefaultVersionWhenLimitExceeded',
    });
    assert.equal(policyVersion.versionId, 'v6');
    assert.equal(policyVersion.isDefaultVersion, true);
    await call('setDefaultPolicyVersion', { policyName: 'versions', versionId: 'v1' });
    await rejects(call('deletePolicyVersion', { policyName: 'versions', versionId: 'v1' }), 'DeleteConflict.Policy.Version.Default');
    await call('deletePolicyVersion', { policyName: 'versions', versionId: 'v6' });
    const read = await call('getPolicyVersion', { policyType: 'Custom', policyName: 'versions', versionId: 'v3' });
    assert.equal(read.policyVersion.policyDocument, allow('ram:V3'));
    assert.deepEqual((await call('listPolicyVersions', { policyType: 'Custom', policyName: 'versions' })).policyVersions.policyVersion.map(version => version.versionId), ['v1', 'v3', 'v4', 'v5']);
    await rejects(call('deletePolicy', { policyName: 'versions' }), 'DeleteConflict.Policy.Version');
  });

  it('refuses malformed, oversize and unknown policies', async () => {
    await rejects(call('createPolicy', { policyName: 'bad', policyDocument: '{"Version":"1"}' }), 'MalformedPolicyDocument');
    await rejects(call('createPolicy', { policyName: 'bad', policyDocument: allow('ram:Get*', 'x'.repeat(6200)) }), 'InvalidParameter.PolicyDocument.Length');
    await rejects(call('getPolicy', { policyType: 'Custom', policyName: 'absent' }), 'EntityNotExist.Policy');
    await rejects(call('getPolicy', { policyType: 'Other', policyName: 'absent' }), 'InvalidParameter.PolicyType');
    await rejects(call('createPolicy', { policyName: 'under_score', policyDocument: allow('ram:Get*') }), 'InvalidParameter.PolicyName.InvalidChars');
  });

  it('lists the system policies', async () => {
    const { policies } = await call('listPolicies', { policyType: 'System', maxItems: 1000 });
    assert.ok(policies.policy.some(policy => policy.policyName === 'AliyunActionTrailDeliveryPolicy'));
    assert.ok(policies.policy.every(policy => policy.policyType === 'System'));
  });

  it('manages groups and their members', async () => {
    await call('createUser', { userName: 'member' });
    await call('createGroup', { groupName: 'team' });
    await call('addUserToGroup', { userName: 'member', groupName: 'team' });
    await rejects(call('addUserToGroup', { userName: 'member', groupName: 'team' }), 'EntityAlreadyExists.User.Group');
    assert.equal((await call('listUsersForGroup', { groupName: 'team' })).users.user[0].userName, 'member');
    assert.equal((await call('listGroupsForUser', { userName: 'member' })).groups.group[0].groupName, 'team');
    await call('updateGroup', { groupName: 'team', newGroupName: 'crew' });
    assert.equal((await call('listGroups')).groups.group.some(group => group.groupName === 'crew'), true);
    await rejects(call('deleteGroup', { groupName: 'crew' }), 'DeleteConflict.Group.User');
    await call('removeUserFromGroup', { userName: 'member', groupName: 'crew' });
    await call('deleteGroup', { groupName: 'crew' });
    await rejects(call('getGroup', { groupName: 'crew' }), 'EntityNotExist.Group');
  });

  it('sets and clears the account alias', async () => {
    await call('setAccountAlias', { accountAlias: 'conformance' });
    assert.equal((await ram.getAccountAlias()).body.accountAlias, 'conformance');
    await rejects(call('setAccountAlias', { accountAlias: 'No' }), 'InvalidParameter.AccountAlias.Length');
    await ram.clearAccountAlias();
  });

  it('gives and takes leave to sign in', async () => {
    await call('createUser', { userName: 'console' });
    await call('createLoginProfile', { userName: 'console', password: 'correct horse', MFABindRequired: true });
    assert.equal((await call('getLoginProfile', { userName: 'console' })).loginProfile.MFABindRequired, true);
    await rejects(call('createLoginProfile', { userName: 'console', password: 'correct horse' }), 'EntityAlreadyExists.User.LoginProfile');
    await call('deleteLoginProfile', { userName: 'console' });
    await rejects(call('getLoginProfile', { userName: 'console' }), 'EntityNotExist.User.LoginProfile');
  });

  it('denies what no policy allows, and says what was missing', async () => {
    await call('createUser', { userName: 'poor' });
    const { accessKey } = await call('createAccessKey', { userName: 'poor' });
    await assert.rejects(call('createUser', { userName: 'rich' }, connect(accessKey)), error => {
      assert.equal(error.code, 'NoPermission');
      assert.equal(error.accessDeniedDetail.AuthAction, 'ram:CreateUser');
      assert.equal(error.accessDeniedDetail.NoPermissionType, 'ImplicitDeny');
      return true;
    });
  });

  it('answers an operation that is not built with InvalidAction.NotFound', async () => {
    await rejects(ram.getPasswordPolicy(), 'InvalidAction.NotFound');
  });
});

describe('STS through @alicloud/sts20150401', () => {
  let cloud, ram, key;
  const config = credentials => new OpenApiConfig({ ...credentials, endpoint: cloud.host, protocol: 'http' });
  const assume = (credentials, values) => new StsClient(config(credentials)).assumeRole(new (model(Sts, 'AssumeRoleRequest'))(values)).then(answer => answer.body);
  const call = async (name, values) => (await ram[name](new (model(Ram, `${name[0].toUpperCase()}${name.slice(1)}Request`))(values))).body;
  const roleArn = name => `acs:ram::${key.accountId}:role/${name}`;
  let alice;

  before(async () => {
    cloud = await startCloud({ members: false });
    key = cloud.account('Management');
    ram = new RamClient(config(key));
    await call('createUser', { userName: 'alice' });
    await call('createPolicy', { policyName: 'assume', policyDocument: allow('sts:AssumeRole') });
    await call('attachPolicyToUser', { policyType: 'Custom', policyName: 'assume', userName: 'alice' });
    alice = (await call('createAccessKey', { userName: 'alice' })).accessKey;
    await call('createRole', { roleName: 'Auditor', assumeRolePolicyDocument: trust({ RAM: [`acs:ram::${key.accountId}:root`] }) });
    await call('attachPolicyToRole', { policyType: 'System', policyName: 'AliyunRAMReadOnlyAccess', roleName: 'Auditor' });
  });
  after(() => cloud.stop());

  it('assumes a role and works as it', async () => {
    const { credentials, assumedRoleUser } = await assume(alice, { roleArn: roleArn('Auditor'), roleSessionName: 'night' });
    assert.match(credentials.accessKeyId, /^STS\./);
    assert.equal(assumedRoleUser.arn, `${roleArn('Auditor')}/night`);
    const session = new RamClient(config({ accessKeyId: credentials.accessKeyId, accessKeySecret: credentials.accessKeySecret, securityToken: credentials.securityToken }));
    const listed = await session.listUsers(new (model(Ram, 'ListUsersRequest'))({}));
    assert.equal(listed.body.users.user[0].userName, 'alice');
    await rejects(session.createUser(new (model(Ram, 'CreateUserRequest'))({ userName: 'bob' })), 'NoPermission');
    const { body } = await new StsClient(config({ ...credentials })).getCallerIdentity();
    assert.equal(body.identityType, 'AssumedRoleUser');
    assert.equal(body.arn, `acs:ram::${key.accountId}:assumed-role/Auditor/night`);
  });

  it('narrows a session by its policy', async () => {
    const { credentials } = await assume(alice, { roleArn: roleArn('Auditor'), roleSessionName: 'night', policy: allow('ram:ListRoles') });
    const session = new RamClient(config({ ...credentials }));
    await session.listRoles(new (model(Ram, 'ListRolesRequest'))({}));
    await rejects(session.listUsers(new (model(Ram, 'ListUsersRequest'))({})), 'NoPermission');
  });

  for (const [name, values, code] of [
    ['a role that does not exist', { roleArn: 'NAME:Nobody' }, 'EntityNotExist.Role'],
    ['a malformed ARN', { roleArn: 'role' }, 'InvalidParameter.RoleArn'],
    ['a short session name', { roleSessionName: 'x' }, 'InvalidParameter.RoleSessionName'],
    ['a session that is too short', { durationSeconds: 60 }, 'InvalidParameter.DurationSeconds'],
    ['a session that is too long', { durationSeconds: 7200 }, 'InvalidParameter.DurationSeconds'],
    ['a malformed session policy', { policy: '{}' }, 'InvalidParameter.PolicyGrammar'],
    ['an oversize session policy', { policy: allow('ram:Get*', 'x'.repeat(2048)) }, 'InvalidParameter.PolicySize'],
  ]) {
    it(`refuses ${name}`, async () => {
      const request = { roleArn: roleArn('Auditor'), roleSessionName: 'night', ...values };
      request.roleArn = request.roleArn.replace('NAME:', roleArn(''));
      await rejects(assume(alice, request), code);
    });
  }

  it('refuses the root, a service-trusted role, and a changed token', async () => {
    await rejects(assume(key, { roleArn: roleArn('Auditor'), roleSessionName: 'night' }), 'NoPermission');
    await call('createRole', { roleName: 'OfService', assumeRolePolicyDocument: trust({ Service: ['actiontrail.aliyuncs.com'] }) });
    await rejects(assume(alice, { roleArn: roleArn('OfService'), roleSessionName: 'night' }), 'NoPermission');
    const { credentials } = await assume(alice, { roleArn: roleArn('Auditor'), roleSessionName: 'night' });
    await rejects(new StsClient(config({ ...credentials, securityToken: `${credentials.securityToken}A` })).getCallerIdentity(), 'InvalidSecurityToken.Malformed');
    await rejects(new StsClient(config({ ...credentials, securityToken: undefined })).getCallerIdentity(), 'MissingSecurityToken');
  });
});

describe('IMS and RAM through generic clients', () => {
  let cloud, key;
  before(async () => { cloud = await startCloud({ members: false }); key = cloud.account('Management'); });
  after(() => cloud.stop());

  const generic = (action, query, { version = '2019-08-15', signatureAlgorithm, inBody = false } = {}) => {
    const config = new OpenApiConfig({ ...key, endpoint: cloud.host, protocol: 'http', signatureAlgorithm });
    const params = new (model(OpenApi, 'Params'))({
      action, version, protocol: 'HTTP', method: 'POST', authType: 'AK', style: 'RPC', pathname: '/', reqBodyType: inBody ? 'formData' : 'json', bodyType: 'json',
    });
    const request = new (model(OpenApi, 'OpenApiRequest'))(inBody ? { body: query } : { query });
    return new OpenApiClient(config).callApi(params, request, new (model(Tea, 'RuntimeOptions'))({})).then(answer => answer.body);
  };

  for (const [mode, options] of [['V3, query', {}], ['V3, form', { inBody: true }], ['V1, query', { signatureAlgorithm: 'v2' }], ['V1, form', { signatureAlgorithm: 'v2', inBody: true }]]) {
    it(`@alicloud/openapi-client makes and finds an IMS user (${mode})`, async () => {
      const name = `user-${mode.replaceAll(/[^A-Za-z0-9]/g, '')}@${key.accountId}.onaliyun.com`;
      const made = await generic('CreateUser', { UserPrincipalName: name, DisplayName: "An O'Neil (汉字) *~!" }, options);
      assert.equal(made.User.UserPrincipalName, name);
      const found = await generic('GetUser', { UserId: made.User.UserId }, options);
      assert.equal(found.User.DisplayName, "An O'Neil (汉字) *~!");
      await rejects(generic('CreateUser', { UserPrincipalName: name, DisplayName: 'x' }, options), 'EntityAlreadyExists.User');
      await generic('DeleteUser', { UserPrincipalName: name }, options);
    });
  }

  for (const method of ['GET', 'POST']) {
    it(`@alicloud/pop-core works on RAM and IMS (${method})`, async () => {
      const ram = new Core({ ...key, endpoint: cloud.endpoint, apiVersion: '2015-05-01' });
      const ims = new Core({ ...key, endpoint: cloud.endpoint, apiVersion: '2019-08-15' });
      const name = `core-${method}`;
      await ram.request('CreateUser', { UserName: name, Comments: "a b*c~d(é)!'+%" }, { method });
      const { User } = await ims.request('GetUser', { UserPrincipalName: `${name}@${key.accountId}.onaliyun.com` }, { method });
      assert.equal(User.Comments, "a b*c~d(é)!'+%");
      await rejects(ram.request('GetUser', { UserName: 'nobody' }, { method }), 'EntityNotExist.User');
      await rejects(ram.request('GetTheMoon', {}, { method }), 'InvalidAction.NotFound');
      await ram.request('DeleteUser', { UserName: name }, { method });
    });
  }

  for (const [name, values, code] of [
    ['an unknown key', { accessKeyId: 'LTAI5tNobody' }, 'InvalidAccessKeyId.NotFound'],
    ['a wrong secret', { accessKeySecret: 'wrong' }, 'SignatureDoesNotMatch'],
    ['an invented token', { securityToken: 'CAISabc' }, 'InvalidSecurityToken.MismatchWithAccessKey'],
  ]) {
    it(`refuses ${name}, whatever the scheme`, async () => {
      const credentials = { ...key, ...values };
      const core = new Core({ ...credentials, endpoint: cloud.endpoint, apiVersion: '2015-05-01' });
      await rejects(core.request('ListUsers', {}), code);
      const ram = new RamClient(new OpenApiConfig({ ...credentials, endpoint: cloud.host, protocol: 'http' }));
      await rejects(ram.listUsers(new (model(Ram, 'ListUsersRequest'))({})), code);
    });
  }

  it('@alicloud/pop-core sees an unknown version refused', async () => {
    const core = new Core({ ...key, endpoint: cloud.endpoint, apiVersion: '1999-01-01' });
    await rejects(core.request('ListUsers', {}), 'InvalidVersion');
  });
});
