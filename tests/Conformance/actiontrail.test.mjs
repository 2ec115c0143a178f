import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import OSS from 'ali-oss';
import { startCloud } from './support/cloud.mjs';
import { pop, refused, rpc } from './support/clients.mjs';

for (const [way, make] of Object.entries({
  '@alicloud/openapi-client, signature V3': (cloud, key) => rpc(cloud, key, '2020-07-06'),
  '@alicloud/pop-core, signature V1': (cloud, key) => (action, query = {}) => pop(cloud, key, '2020-07-06').request(action, query),
})) {
  describe(`ActionTrail by ${way}`, () => {
    let cloud;
    let key;
    let call;
    const bucket = 'trail-bucket';
    before(async () => {
      cloud = await startCloud();
      key = cloud.account('Management');
      call = make(cloud, key);
      await new OSS({ region: 'oss-cn-hangzhou', accessKeyId: key.accessKeyId, accessKeySecret: key.accessKeySecret, endpoint: cloud.endpoint }).putBucket(bucket);
    });
    after(() => cloud.stop());

    it('describes regions', async () => {
      const { Regions } = await call('DescribeRegions', { AcceptLanguage: 'en-US' });
      assert.ok(Regions.Region.some(region => region.RegionId === 'cn-hangzhou' && region.RegionEndpoint === 'actiontrail.cn-hangzhou.aliyuncs.com'));
    });

    it('creates a trail that is fresh', async () => {
      const made = await call('CreateTrail', { Name: 'own-trail', OssBucketName: bucket, OssKeyPrefix: 'audit-log', EventRW: 'All' });
      assert.equal(made.HomeRegion, 'cn-hangzhou');
      assert.equal(made.OssBucketName, bucket);
      const { TrailList } = await call('DescribeTrails', { NameList: 'own-trail' });
      assert.equal(TrailList[0].Status, 'Fresh');
      assert.equal(TrailList[0].TrailArn, `acs:actiontrail:cn-hangzhou:${key.accountId}:trail/own-trail`);
    });

    it('refuses a second trail of the name', () => refused(call('CreateTrail', { Name: 'own-trail', OssBucketName: bucket }), 'TrailAlreadyExistsException'));
    it('refuses a name that is too short', () => refused(call('CreateTrail', { Name: 'abc', OssBucketName: bucket }), 'InvalidTrailNameException'));
    it('refuses a trail without destination', () => refused(call('CreateTrail', { Name: 'no-destination' }), 'InvalidDeliveryConfigurationException'));
    it('refuses a bucket that does not exist', () => refused(call('CreateTrail', { Name: 'no-bucket', OssBucketName: 'missing-bucket' }), 'BucketDoesNotExistException'));
    it('refuses a prefix against the rules', () => refused(call('CreateTrail', { Name: 'bad-prefix', OssBucketName: bucket, OssKeyPrefix: '1abcdef' }), 'InvalidPrefixException'));
    it('refuses a project that does not exist', () => refused(call('CreateTrail', { Name: 'no-project', SlsProjectArn: `acs:log:cn-hangzhou:${key.accountId}:project/missing` }), 'SlsProjectDoesNotExistException'));

    it('starts and stops logging', async () => {
      await call('StartLogging', { Name: 'own-trail' });
      assert.equal((await call('GetTrailStatus', { Name: 'own-trail' })).IsLogging, true);
      assert.equal((await call('DescribeTrails', { NameList: 'own-trail' })).TrailList[0].Status, 'Enable');
      await call('StopLogging', { Name: 'own-trail' });
      assert.equal((await call('GetTrailStatus', { Name: 'own-trail' })).IsLogging, false);
      assert.equal((await call('DescribeTrails', { NameList: 'own-trail' })).TrailList[0].Status, 'Disable');
    });

    for (const action of ['StartLogging', 'StopLogging', 'GetTrailStatus', 'DeleteTrail', 'UpdateTrail']) {
      it(`answers TrailNotFoundException to ${action} of a missing trail`, () => refused(call(action, { Name: 'missing-trail' }), 'TrailNotFoundException'));
    }

    it('describes nothing for an unknown name', async () => assert.deepEqual((await call('DescribeTrails', { NameList: 'unknown-trail' })).TrailList, []));

    it('updates a trail', async () => {
      const changed = await call('UpdateTrail', { Name: 'own-trail', OssBucketName: bucket, OssKeyPrefix: 'other-prefix', EventRW: 'Write' });
      assert.equal(changed.EventRW, 'Write');
      assert.equal((await call('DescribeTrails', { NameList: 'own-trail' })).TrailList[0].OssKeyPrefix, 'other-prefix');
    });

    it('looks up its own calls', async () => {
      const { Events } = await call('LookupEvents', { 'LookupAttribute': [{ Key: 'EventName', Value: 'CreateTrail' }], MaxResults: '50' });
      assert.ok(Events.length >= 7);
      assert.ok(Events.every(event => event.eventName === 'CreateTrail' && event.serviceName === 'Actiontrail'));
      assert.ok(Events.some(event => event.errorCode === 'TrailAlreadyExistsException'));
    });

    it('pages through events without gap or double', async () => {
      const window = { StartTime: '2026-01-01T00:00:00Z', EndTime: new Date(Date.now() + 60_000).toISOString().replace(/\.\d+Z/, 'Z') };
      if (Date.parse(window.EndTime) - Date.parse(window.StartTime) > 90 * 86_400_000) window.StartTime = new Date(Date.now() - 80 * 86_400_000).toISOString().replace(/\.\d+Z/, 'Z');
      const ids = [];
      let token;
      for (let page = 0; page < 5; page++) {
        const answer = await call('LookupEvents', { ...window, MaxResults: '3', ...(token ? { NextToken: token } : {}) });
        ids.push(...answer.Events.map(event => event.eventId));
        token = answer.NextToken;
        if (!token) break;
      }
      assert.equal(new Set(ids).size, ids.length);
      assert.equal(ids.length, 15);
    });

    it('refuses an end before the start', () => refused(call('LookupEvents', { StartTime: '2026-11-02T00:00:00Z', EndTime: '2026-11-01T00:00:00Z' }), 'InvalidParameterCombination'));
    it('refuses an unknown attribute', () => refused(call('LookupEvents', { LookupAttribute: [{ Key: 'Colour', Value: 'red' }] }), 'InvalidQueryParameter'));

    it('creates one multi-account trail, by the management account', async () => {
      await call('CreateTrail', { Name: 'all-members', OssBucketName: bucket, IsOrganizationTrail: 'true' });
      await refused(call('CreateTrail', { Name: 'all-members-2', OssBucketName: bucket, IsOrganizationTrail: 'true' }), 'MaximumNumberOfOrganizationTrailExceeded');
      const { TrailList } = await call('DescribeTrails', { IncludeOrganizationTrail: 'true' });
      assert.match(TrailList.find(trail => trail.Name === 'all-members').OrganizationId, /^rd-/);
    });

    it('refuses a multi-account trail of a member', async () => {
      const member = make(cloud, cloud.account('Shop'));
      await refused(member('CreateTrail', { Name: 'not-mine', OssBucketName: bucket, IsOrganizationTrail: 'true' }), 'NotAllowCreateOrganizationTrail');
    });

    it('deletes a trail', async () => {
      await call('DeleteTrail', { Name: 'own-trail' });
      await refused(call('GetTrailStatus', { Name: 'own-trail' }), 'TrailNotFoundException');
    });

    it('answers an unknown operation as the gateway does', () => refused(call('NoSuchOperation'), 'InvalidAction.NotFound'));
  });
}
