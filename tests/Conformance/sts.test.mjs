import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Core from '@alicloud/pop-core';
import OpenApi from '@alicloud/openapi-client';
import Sts from '@alicloud/sts20150401';
import { startCloud } from './support/cloud.mjs';

describe('STS', () => {
  let cloud;
  let key;
  before(async () => { cloud = await startCloud({ members: false }); key = cloud.account('Management'); });
  after(() => cloud.stop());

  it('tells @alicloud/sts20150401 who calls', async () => {
    const client = new Sts.default(new OpenApi.Config({ ...key, endpoint: cloud.host, protocol: 'http' }));
    const { body } = await client.getCallerIdentity();
    assert.equal(body.accountId, key.accountId);
    assert.equal(body.identityType, 'Account');
    assert.equal(body.arn, `acs:ram::${key.accountId}:root`);
  });

  it('tells @alicloud/pop-core who calls, by GET and by POST', async () => {
    const client = new Core({ ...key, endpoint: cloud.endpoint, apiVersion: '2015-04-01' });
    for (const method of ['GET', 'POST']) {
      const answer = await client.request('GetCallerIdentity', {}, { method });
      assert.equal(answer.AccountId, key.accountId);
    }
  });

  it('refuses a wrong secret with SignatureDoesNotMatch', async () => {
    const client = new Core({ ...key, accessKeySecret: 'wrong', endpoint: cloud.endpoint, apiVersion: '2015-04-01' });
    await assert.rejects(client.request('GetCallerIdentity', {}), error => error.code === 'SignatureDoesNotMatch');
  });
});
