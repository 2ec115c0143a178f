import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startCloud } from './support/cloud.mjs';
import { refused, roa } from './support/clients.mjs';

describe('MaxCompute control API by @alicloud/openapi-client', () => {
  let cloud;
  let call;
  const name = 'conformance_project';
  before(async () => { cloud = await startCloud({ members: false }); call = roa(cloud, cloud.account('Management'), '2022-01-04'); });
  after(() => cloud.stop());

  it('creates a project', async () => {
    assert.equal((await call('CreateProject', 'POST', '/api/v1/projects', { body: { name, properties: { typeSystem: '2' } } })).data, name);
  });

  it('reads a project', async () => {
    const { data } = await call('GetProject', 'GET', `/api/v1/projects/${name}`);
    assert.equal(data.name, name);
    assert.equal(data.status, 'AVAILABLE');
  });

  it('lists projects', async () => {
    const { data } = await call('ListProjects', 'GET', '/api/v1/projects', { query: { maxItem: '10' } });
    assert.deepEqual(data.projects.map(project => project.name), [name]);
  });

  it('lists no tables at first', async () => assert.deepEqual((await call('ListTables', 'GET', `/api/v1/projects/${name}/tables`)).data.tables, []));
  it('lists quotas', async () => assert.ok((await call('ListQuotas', 'GET', '/api/v1/quotas')).data.quotaInfoList.length > 0));

  it('refuses a second project of the name', async () => {
    await assert.rejects(call('CreateProject', 'POST', '/api/v1/projects', { body: { name, properties: {} } }));
  });

  it('refuses what is no project name', async () => {
    await assert.rejects(call('CreateProject', 'POST', '/api/v1/projects', { body: { name: '1 bad name', properties: {} } }));
  });

  it('knows when a project does not exist', async () => {
    await assert.rejects(call('GetProject', 'GET', '/api/v1/projects/missing_project'), error => error.statusCode === 404 || /NOT_FOUND|NOT_EXIST|NoSuch/.test(error.code));
  });

  it('refuses a wrong secret', () => refused(roa(cloud, { ...cloud.account('Management'), accessKeySecret: 'wrong' }, '2022-01-04')('GetProject', 'GET', `/api/v1/projects/${name}`), 'SignatureDoesNotMatch'));

  it('deletes a project', async () => {
    await call('DeleteProject', 'DELETE', `/api/v1/projects/${name}`);
    await assert.rejects(call('GetProject', 'GET', `/api/v1/projects/${name}`));
  });
});
