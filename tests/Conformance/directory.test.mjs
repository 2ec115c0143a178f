import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import ResourceManager from '@alicloud/resourcemanager20200331';
import { startCloud } from './support/cloud.mjs';
import { refused, resourceManager, rpc } from './support/clients.mjs';

describe('Resource Directory by @alicloud/resourcemanager20200331 and @alicloud/openapi-client', () => {
  let cloud;
  let management;
  let client;
  let directory;
  before(async () => {
    cloud = await startCloud({ members: false });
    management = cloud.account('Management');
    client = resourceManager(cloud, management);
    directory = rpc(cloud, management, '2022-04-19');
  });
  after(() => cloud.stop());

  it('has no directory at first', () => refused(client.getResourceDirectory(), 'ResourceDirectoryNotInUse'));
  it('lists nothing without a directory', () => refused(client.listAccounts(new ResourceManager.ListAccountsRequest({})), 'EntityNotExists.ResourceDirectory'));

  it('enables a directory', async () => {
    const { ResourceDirectory } = await directory('EnableResourceDirectory', { EnableMode: 'CurrentAccount' });
    assert.match(ResourceDirectory.ResourceDirectoryId, /^rd-/);
    assert.equal(ResourceDirectory.MasterAccountId, management.accountId);
    const { body } = await client.getResourceDirectory();
    assert.equal(body.resourceDirectory.rootFolderId, ResourceDirectory.RootFolderId);
  });

  it('enables it once', () => refused(directory('EnableResourceDirectory', { EnableMode: 'CurrentAccount' }), 'EntityAlreadyExists.ResourceDirectory'));

  it('makes folders five deep', async () => {
    let parentFolderId;
    for (let level = 1; level <= 5; level++) {
      const { body } = await client.createFolder(new ResourceManager.CreateFolderRequest({ folderName: `level-${level}`, parentFolderId }));
      parentFolderId = body.folder.folderId;
      assert.match(parentFolderId, /^fd-/);
    }
    await refused(client.createFolder(new ResourceManager.CreateFolderRequest({ folderName: 'level-6', parentFolderId })), 'LimitExceeded.Folder.Depth');
    const { body } = await client.listAncestors(new ResourceManager.ListAncestorsRequest({ childId: parentFolderId }));
    assert.equal(body.folders.folder.length, 5);
  });

  it('refuses two siblings of one name', () => refused(client.createFolder(new ResourceManager.CreateFolderRequest({ folderName: 'level-1' })), 'InvalidParameter.Folder.Name.AlreadyUsed'));
  it('knows when a folder does not exist', () => refused(client.getFolder(new ResourceManager.GetFolderRequest({ folderId: 'fd-0000000000' })), 'EntityNotExists.Folder'));

  it('creates members and lists them in pages', async () => {
    for (const name of ['Shop', 'Payments', 'Build']) {
      const { body } = await client.createResourceAccount(new ResourceManager.CreateResourceAccountRequest({ displayName: name }));
      assert.match(body.account.accountId, /^\d{16}$/);
      assert.equal(body.account.status, 'CreateSuccess');
      assert.equal(body.account.type, 'ResourceAccount');
    }
    const seen = [];
    for (let pageNumber = 1; ; pageNumber++) {
      const { body } = await client.listAccounts(new ResourceManager.ListAccountsRequest({ pageNumber, pageSize: 2 }));
      seen.push(...body.accounts.account.map(account => account.displayName));
      if (seen.length >= body.totalCount) break;
    }
    assert.deepEqual(seen.sort(), ['Build', 'Payments', 'Shop']);
  });

  it('lists members by token in the newer version', async () => {
    const first = await directory('ListAccounts', { MaxResults: 2 });
    const second = await directory('ListAccounts', { MaxResults: 2, NextToken: first.NextToken });
    assert.equal(first.Accounts.Account.length + second.Accounts.Account.length, 3);
    assert.ok(!second.NextToken);
  });

  it('refuses two members of one display name', () => refused(client.createResourceAccount(new ResourceManager.CreateResourceAccountRequest({ displayName: 'Shop' })), 'InvalidParameter.Account.DisplayName.AlreadyUsed'));

  it('moves a member', async () => {
    const shop = (await directory('ListAccounts', { QueryKeyword: 'Shop' })).Accounts.Account[0];
    const { Folder } = await directory('CreateFolder', { FolderName: 'production' });
    await directory('MoveAccount', { AccountId: shop.AccountId, DestinationFolderId: Folder.FolderId });
    const { Account } = await directory('GetAccount', { AccountId: shop.AccountId });
    assert.equal(Account.FolderId, Folder.FolderId);
    assert.ok(Account.ResourceDirectoryPath.endsWith(`${Folder.FolderId}/${shop.AccountId}`));
  });

  it('keeps a folder that has a member', async () => {
    const { Folders } = await directory('ListFoldersForParent');
    const production = Folders.Folder.find(folder => folder.FolderName === 'production');
    await refused(directory('DeleteFolder', { FolderId: production.FolderId }), 'DeleteConflict.Folder.Account');
  });

  it('refuses to remove a resource account', async () => {
    const build = (await directory('ListAccounts', { QueryKeyword: 'Build' })).Accounts.Account[0];
    await refused(directory('RemoveCloudAccount', { AccountId: build.AccountId }), 'AccountTypeOrStatusMismatch');
  });

  it('registers a delegated administrator once', async () => {
    const build = (await directory('ListAccounts', { QueryKeyword: 'Build' })).Accounts.Account[0];
    const register = () => client.registerDelegatedAdministrator(new ResourceManager.RegisterDelegatedAdministratorRequest({ accountId: build.AccountId, servicePrincipal: 'actiontrail.aliyuncs.com' }));
    await register();
    await refused(register(), 'AccountAlreadyRegistered');
    const { body } = await client.listDelegatedAdministrators(new ResourceManager.ListDelegatedAdministratorsRequest({ servicePrincipal: 'actiontrail.aliyuncs.com' }));
    assert.deepEqual(body.accounts.account.map(account => account.accountId), [build.AccountId]);
  });

  it('refuses an unknown service', async () => {
    const build = (await directory('ListAccounts', { QueryKeyword: 'Build' })).Accounts.Account[0];
    await refused(directory('RegisterDelegatedAdministrator', { AccountId: build.AccountId, ServicePrincipal: 'nobody.aliyuncs.com' }), 'InvalidParameter.ServicePrincipal');
  });

  it('creates a service-linked role', async () => {
    const { body } = await client.createServiceLinkedRole(new ResourceManager.CreateServiceLinkedRoleRequest({ serviceName: 'actiontrail.aliyuncs.com' }));
    assert.equal(body.role.roleName, 'AliyunServiceRoleForActionTrail');
    assert.ok(body.role.arn.endsWith(':role/aliyunserviceroleforactiontrail'));
    await refused(client.createServiceLinkedRole(new ResourceManager.CreateServiceLinkedRoleRequest({ serviceName: 'actiontrail.aliyuncs.com' })), 'EntityAlreadyExists.Role');
    await refused(client.createServiceLinkedRole(new ResourceManager.CreateServiceLinkedRoleRequest({ serviceName: 'nobody.aliyuncs.com' })), 'EntityNotExist.Service');
  });

  it('keeps a directory that has members', () => refused(directory('DestroyResourceDirectory'), 'DeleteConflict.ResourceDirectory.Account'));
});
