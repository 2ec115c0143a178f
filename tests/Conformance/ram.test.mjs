import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Ram from '@alicloud/ram20150501';
import { startCloud } from './support/cloud.mjs';
import { pop, ram, refused, sts } from './support/clients.mjs';

const trust = principal => JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: principal }] });
const policy = (effect, action, resource = '*') => JSON.stringify({ Version: '1', Statement: [{ Effect: effect, Action: action, Resource: resource }] });

describe('RAM by @alicloud/ram20150501', () => {
  let cloud;
  let key;
  let client;
  before(async () => { cloud = await startCloud({ members: false }); key = cloud.account('Management'); client = ram(cloud, key); });
  after(() => cloud.stop());

  it('creates a user and reads it back', async () => {
    await client.createUser(new Ram.CreateUserRequest({ userName: 'alice', displayName: 'Alice', comments: 'first' }));
    const { body } = await client.getUser(new Ram.GetUserRequest({ userName: 'alice' }));
    assert.equal(body.user.displayName, 'Alice');
    assert.equal(body.user.comments, 'first');
    assert.match(body.user.createDate, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('refuses a second user of the same name', () => refused(client.createUser(new Ram.CreateUserRequest({ userName: 'alice' })), 'EntityAlreadyExists.User'));
  it('knows when a user does not exist', () => refused(client.getUser(new Ram.GetUserRequest({ userName: 'nobody' })), 'EntityNotExist.User'));
  it('refuses a user name with forbidden characters', () => refused(client.createUser(new Ram.CreateUserRequest({ userName: 'no spaces' })), 'InvalidParameter.UserName.InvalidChars'));

  it('updates a user', async () => {
    await client.updateUser(new Ram.UpdateUserRequest({ userName: 'alice', newUserName: 'alice2', newDisplayName: 'Alice Two' }));
    assert.equal((await client.getUser(new Ram.GetUserRequest({ userName: 'alice2' }))).body.user.displayName, 'Alice Two');
    await client.updateUser(new Ram.UpdateUserRequest({ userName: 'alice2', newUserName: 'alice' }));
  });

  it('pages through users', async () => {
    for (const name of ['bob', 'carol', 'dave']) await client.createUser(new Ram.CreateUserRequest({ userName: name }));
    const names = [];
    let marker;
    do {
      const { body } = await client.listUsers(new Ram.ListUsersRequest({ maxItems: 2, marker }));
      names.push(...body.users.user.map(user => user.userName));
      marker = body.isTruncated ? body.marker : undefined;
    } while (marker);
    assert.deepEqual(names.sort(), ['alice', 'bob', 'carol', 'dave']);
  });

  it('makes access keys, two at the most', async () => {
    const first = (await client.createAccessKey(new Ram.CreateAccessKeyRequest({ userName: 'bob' }))).body.accessKey;
    assert.equal(first.status, 'Active');
    assert.ok(first.accessKeySecret.length >= 30);
    await client.createAccessKey(new Ram.CreateAccessKeyRequest({ userName: 'bob' }));
    await refused(client.createAccessKey(new Ram.CreateAccessKeyRequest({ userName: 'bob' })), 'LimitExceeded.User.AccessKey');
    const { body } = await client.listAccessKeys(new Ram.ListAccessKeysRequest({ userName: 'bob' }));
    assert.equal(body.accessKeys.accessKey.length, 2);
  });

  it('refuses an inactive key', async () => {
    const made = (await client.createAccessKey(new Ram.CreateAccessKeyRequest({ userName: 'carol' }))).body.accessKey;
    const carol = sts(cloud, made);
    assert.equal((await carol.getCallerIdentity()).body.identityType, 'RAMUser');
    await client.updateAccessKey(new Ram.UpdateAccessKeyRequest({ userName: 'carol', userAccessKeyId: made.accessKeyId, status: 'Inactive' }));
    await refused(carol.getCallerIdentity(), 'InvalidAccessKeyId.Inactive');
  });

  it('forgets a deleted key', async () => {
    const made = (await client.createAccessKey(new Ram.CreateAccessKeyRequest({ userName: 'dave' }))).body.accessKey;
    await client.deleteAccessKey(new Ram.DeleteAccessKeyRequest({ userName: 'dave', userAccessKeyId: made.accessKeyId }));
    await refused(sts(cloud, made).getCallerIdentity(), 'InvalidAccessKeyId.NotFound');
  });

  it('denies what no policy allows, and allows what one does', async () => {
    const made = (await client.createAccessKey(new Ram.CreateAccessKeyRequest({ userName: 'dave' }))).body.accessKey;
    const dave = ram(cloud, made);
    await refused(dave.listRoles(new Ram.ListRolesRequest({})), 'NoPermission');
    await client.createPolicy(new Ram.CreatePolicyRequest({ policyName: 'list-roles', policyDocument: policy('Allow', 'ram:ListRoles') }));
    await client.attachPolicyToUser(new Ram.AttachPolicyToUserRequest({ policyType: 'Custom', policyName: 'list-roles', userName: 'dave' }));
    assert.ok((await dave.listRoles(new Ram.ListRolesRequest({}))).body.roles);
    await refused(dave.listUsers(new Ram.ListUsersRequest({})), 'NoPermission');
  });

  it('lets an explicit deny win', async () => {
    const made = (await client.createAccessKey(new Ram.CreateAccessKeyRequest({ userName: 'alice' }))).body.accessKey;
    await client.attachPolicyToUser(new Ram.AttachPolicyToUserRequest({ policyType: 'System', policyName: 'AdministratorAccess', userName: 'alice' }));
    await client.createPolicy(new Ram.CreatePolicyRequest({ policyName: 'no-users', policyDocument: policy('Deny', 'ram:*User*') }));
    await client.attachPolicyToUser(new Ram.AttachPolicyToUserRequest({ policyType: 'Custom', policyName: 'no-users', userName: 'alice' }));
    assert.ok((await ram(cloud, made).listRoles(new Ram.ListRolesRequest({}))).body.roles);
    await refused(ram(cloud, made).listUsers(new Ram.ListUsersRequest({})), 'NoPermission');
  });

  it('creates a role with its trust policy as text', async () => {
    const { body } = await client.createRole(new Ram.CreateRoleRequest({ roleName: 'reader', assumeRolePolicyDocument: trust({ RAM: [`acs:ram::${key.accountId}:root`] }), description: 'reads' }));
    assert.equal(body.role.arn, `acs:ram::${key.accountId}:role/reader`);
    const read = (await client.getRole(new Ram.GetRoleRequest({ roleName: 'reader' }))).body.role;
    assert.equal(JSON.parse(read.assumeRolePolicyDocument).Statement[0].Effect, 'Allow');
    assert.equal(read.maxSessionDuration, 3600);
  });

  it('refuses a malformed trust policy', () => refused(client.createRole(new Ram.CreateRoleRequest({ roleName: 'broken', assumeRolePolicyDocument: '{"Version":"1"}' })), 'MalformedPolicyDocument'));
  it('creates nothing from a malformed trust policy', () => refused(client.getRole(new Ram.GetRoleRequest({ roleName: 'broken' })), 'EntityNotExist.Role'));
  it('refuses a second role of the same name', () => refused(client.createRole(new Ram.CreateRoleRequest({ roleName: 'reader', assumeRolePolicyDocument: trust({ Service: ['ecs.aliyuncs.com'] }) })), 'EntityAlreadyExists.Role'));

  it('updates the trust policy of a role', async () => {
    await client.updateRole(new Ram.UpdateRoleRequest({ roleName: 'reader', newAssumeRolePolicyDocument: trust({ Service: [`${key.accountId}@actiontrail.aliyuncs.com`] }) }));
    const read = (await client.getRole(new Ram.GetRoleRequest({ roleName: 'reader' }))).body.role;
    assert.match(read.assumeRolePolicyDocument, /@actiontrail\.aliyuncs\.com/);
  });

  it('attaches a system policy to a role once', async () => {
    const attach = () => client.attachPolicyToRole(new Ram.AttachPolicyToRoleRequest({ policyType: 'System', policyName: 'AliyunActionTrailDeliveryPolicy', roleName: 'reader' }));
    await attach();
    await refused(attach(), 'EntityAlreadyExists.Role.Policy');
    const { body } = await client.listPoliciesForRole(new Ram.ListPoliciesForRoleRequest({ roleName: 'reader' }));
    assert.deepEqual(body.policies.policy.map(attached => attached.policyName), ['AliyunActionTrailDeliveryPolicy']);
  });

  it('keeps a role that has policies', () => refused(client.deleteRole(new Ram.DeleteRoleRequest({ roleName: 'reader' })), 'DeleteConflict.Role.Policy'));

  it('deletes a role after its policies', async () => {
    await client.detachPolicyFromRole(new Ram.DetachPolicyFromRoleRequest({ policyType: 'System', policyName: 'AliyunActionTrailDeliveryPolicy', roleName: 'reader' }));
    await client.deleteRole(new Ram.DeleteRoleRequest({ roleName: 'reader' }));
    await refused(client.getRole(new Ram.GetRoleRequest({ roleName: 'reader' })), 'EntityNotExist.Role');
  });

  it('keeps versions of a policy', async () => {
    await client.createPolicyVersion(new Ram.CreatePolicyVersionRequest({ policyName: 'list-roles', policyDocument: policy('Allow', ['ram:ListRoles', 'ram:GetRole']), setAsDefault: true }));
    const { body } = await client.listPolicyVersions(new Ram.ListPolicyVersionsRequest({ policyType: 'Custom', policyName: 'list-roles' }));
    assert.deepEqual(body.policyVersions.policyVersion.map(version => [version.versionId, version.isDefaultVersion]).sort(), [['v1', false], ['v2', true]]);
    await refused(client.deletePolicyVersion(new Ram.DeletePolicyVersionRequest({ policyName: 'list-roles', versionId: 'v2' })), 'DeleteConflict.Policy.Version.Default');
  });

  it('reads a system policy', async () => {
    const { body } = await client.getPolicy(new Ram.GetPolicyRequest({ policyType: 'System', policyName: 'AliyunActionTrailDeliveryPolicy' }));
    assert.match(body.defaultPolicyVersion.policyDocument, /oss:PutObject/);
  });

  it('refuses a malformed policy', () => refused(client.createPolicy(new Ram.CreatePolicyRequest({ policyName: 'broken', policyDocument: '{"Version":"1","Statement":[{"Effect":"Maybe","Action":"*","Resource":"*"}]}' })), 'MalformedPolicyDocument'));

  it('gives a user the policies of its group', async () => {
    await client.createGroup(new Ram.CreateGroupRequest({ groupName: 'auditors' }));
    await client.addUserToGroup(new Ram.AddUserToGroupRequest({ groupName: 'auditors', userName: 'bob' }));
    await client.attachPolicyToGroup(new Ram.AttachPolicyToGroupRequest({ policyType: 'System', policyName: 'AliyunRAMReadOnlyAccess', groupName: 'auditors' }));
    for (const { accessKeyId } of (await client.listAccessKeys(new Ram.ListAccessKeysRequest({ userName: 'bob' }))).body.accessKeys.accessKey) {
      await client.deleteAccessKey(new Ram.DeleteAccessKeyRequest({ userName: 'bob', userAccessKeyId: accessKeyId }));
    }
    const made = (await client.createAccessKey(new Ram.CreateAccessKeyRequest({ userName: 'bob' }))).body.accessKey;
    assert.ok((await ram(cloud, made).listUsers(new Ram.ListUsersRequest({}))).body.users.user.length >= 4);
    await refused(ram(cloud, made).createUser(new Ram.CreateUserRequest({ userName: 'eve' })), 'NoPermission');
  });

  it('keeps a user that still has something', () => refused(client.deleteUser(new Ram.DeleteUserRequest({ userName: 'bob' })), 'DeleteConflict.User.AccessKey'));

  for (const [action, code] of [['NoSuchOperation', 'InvalidAction.NotFound'], ['GetUser', 'MissingUserName']]) {
    it(`answers ${code} to @alicloud/pop-core`, () => refused(pop(cloud, key, '2015-05-01').request(action, {}), code));
  }
});
