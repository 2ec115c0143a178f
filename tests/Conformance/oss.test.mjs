import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createReadStream, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import OSS from 'ali-oss';
import { startCloud } from './support/cloud.mjs';
import { ProxyAgent } from './support/proxy.mjs';

const region = 'oss-cn-hangzhou';

// Three ways in that ali-oss itself offers: an IP endpoint (it then overrides Host), path style, and a proxy in front of the real host names.
const ways = {
  'V1, IP endpoint': cloud => ({ endpoint: cloud.endpoint }),
  'V4, IP endpoint': cloud => ({ endpoint: cloud.endpoint, authorizationV4: true }),
  'V1, path style': cloud => ({ endpoint: `http://localhost:${cloud.port}`, sldEnable: true }),
  'V4, path style': cloud => ({ endpoint: `http://localhost:${cloud.port}`, sldEnable: true, authorizationV4: true }),
  'V4, proxy': cloud => ({ secure: false, agent: new ProxyAgent(cloud.endpoint), authorizationV4: true }),
};

const key = account => ({ accessKeyId: account.accessKeyId, accessKeySecret: account.accessKeySecret });

function rejectsWith(promise, code, status) {
  return assert.rejects(promise, error => {
    assert.equal(error.code, code);
    if (status) assert.equal(error.status, status);
    return true;
  });
}

async function fetchUrl(url, { method = 'GET', headers = {}, body } = {}, cloud) {
  const target = new URL(url);
  return new Promise((resolve, reject) => {
    const request = http.request({ host: cloud.host.split(':')[0], port: cloud.port, method, path: target.pathname + target.search, headers: { host: target.host, ...headers } }, response => {
      const chunks = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

for (const [way, options] of Object.entries(ways)) {
  describe(`OSS by ali-oss, ${way}`, () => {
    let cloud;
    let owner;
    let client;
    const bucket = 'conformance-bucket';
    before(async () => {
      cloud = await startCloud({ members: false });
      owner = cloud.account('Management');
      client = new OSS({ region, ...key(owner), ...options(cloud) });
      await client.putBucket(bucket);
      client.useBucket(bucket);
    });
    after(() => cloud.stop());

    it('lists buckets', async () => {
      const { buckets, owner: shown } = await client.listBuckets();
      assert.deepEqual(buckets.map(b => [b.name, b.region, b.storageClass]), [[bucket, region, 'Standard']]);
      assert.equal(shown.id, owner.accountId);
    });

    it('describes a bucket', async () => {
      const { bucket: info } = await client.getBucketInfo(bucket);
      assert.equal(info.Name, bucket);
      assert.equal(info.Location, region);
      assert.equal(info.AccessControlList.Grant, 'private');
      assert.equal(info.Owner.ID, owner.accountId);
      assert.equal((await client.getBucketLocation(bucket)).location, region);
      assert.equal((await client.getBucketStat(bucket)).stat.ObjectCount, '0');
    });

    it('refuses to create a bucket twice', () => rejectsWith(client.putBucket(bucket), 'BucketAlreadyExists', 409));

    it('refuses what is missing', async () => {
      await rejectsWith(client.getBucketInfo('no-such-bucket-here'), 'NoSuchBucket', 404);
      await rejectsWith(client.get('absent'), 'NoSuchKey', 404);
      await rejectsWith(client.head('absent'), 'NoSuchKey', 404);
    });

    it('puts, gets and deletes an object with awkward characters in its key', async () => {
      for (const name of ['plain.txt', 'a b+c&d=e?f#g.json', '日志/é%2F..', '%2e%2e/x', "quo'te(1)!*~.gz"]) {
        const body = Buffer.from(`body of ${name}`);
        const put = await client.put(name, body, { headers: { 'x-oss-forbid-overwrite': 'true' } });
        assert.equal(put.res.status, 200);
        const got = await client.get(name);
        assert.deepEqual(got.content, body);
        assert.equal(got.res.headers['x-oss-hash-crc64ecma'], put.res.headers['x-oss-hash-crc64ecma']);
        await rejectsWith(client.put(name, body, { headers: { 'x-oss-forbid-overwrite': 'true' } }), 'FileAlreadyExists', 409);
        assert.equal((await client.delete(name)).res.status, 204);
      }
    });

    it('gives back what a header holds, but no header of its own', async () => {
      await client.put('header', Buffer.from('x'));
      const shown = value => client.get('header', { subres: { 'response-content-disposition': value } });
      assert.equal(Buffer.from((await shown('日志')).res.headers['content-disposition'], 'latin1').toString(), '日志');
      await rejectsWith(shown('a\r\nx-evil: 1'), 'InvalidArgument', 400);
      await rejectsWith(shown('a\u007f'), 'InvalidArgument', 400);
    });

    it('keeps metadata and content headers', async () => {
      await client.put('meta', Buffer.from('x'), { meta: { author: 'alice' }, mime: 'text/plain', headers: { 'Cache-Control': 'no-cache', 'Content-Disposition': 'attachment' } });
      const head = await client.head('meta');
      assert.equal(head.meta.author, 'alice');
      assert.equal(head.res.headers['content-type'], 'text/plain');
      assert.equal(head.res.headers['cache-control'], 'no-cache');
      assert.equal(head.res.headers['content-length'], '1');
      const light = await client.getObjectMeta('meta');
      assert.equal(light.res.headers['content-length'], '1');
      await client.putMeta('meta', { author: 'bob' });
      assert.equal((await client.head('meta')).meta.author, 'bob');
    });

    it('streams up and down', async () => {
      const body = randomBytes(300_000);
      const file = path.join(cloud.folder, 'upload.bin');
      writeFileSync(file, body);
      await client.putStream('stream', createReadStream(file));
      await client.putStream('sized', Readable.from([body]), { contentLength: body.length });
      assert.deepEqual((await client.get('stream')).content, body);
      assert.deepEqual((await client.get('sized')).content, body);
      const { stream } = await client.getStream('stream');
      const chunks = [];
      for await (const chunk of stream) chunks.push(chunk);
      assert.deepEqual(Buffer.concat(chunks), body);
    });

    it('reads ranges and honours conditions', async () => {
      await client.put('range', Buffer.from('0123456789'));
      const part = await client.get('range', { headers: { Range: 'bytes=2-4' } });
      assert.equal(part.res.status, 206);
      assert.equal(part.content.toString(), '234');
      assert.equal(part.res.headers['content-range'], 'bytes 2-4/10');
      const { etag } = part.res.headers;
      assert.equal((await client.get('range', { headers: { 'If-None-Match': etag } })).res.status, 304);
      await rejectsWith(client.get('range', { headers: { 'If-Match': '"other"' } }), 'PreconditionFailed', 412);
    });

    it('pages both versions of the listing, with prefixes', async () => {
      for (const name of ['list/a/1', 'list/a/2', 'list/b', 'list/c d']) await client.put(name, Buffer.from('x'));
      const first = await client.list({ prefix: 'list/', delimiter: '/', 'max-keys': 1 });
      assert.deepEqual([first.prefixes, first.objects.length, first.isTruncated], [['list/a/'], 0, true]);
      const rest = await client.list({ prefix: 'list/', delimiter: '/', marker: first.nextMarker, 'max-keys': 10 });
      assert.deepEqual(rest.objects.map(o => o.name), ['list/b', 'list/c d']);
      assert.equal(rest.objects[0].owner.id, owner.accountId);
      let token;
      const names = [];
      do {
        const page = await client.listV2({ prefix: 'list/', 'max-keys': 3, 'continuation-token': token, 'fetch-owner': true });
        names.push(...page.objects.map(o => o.name));
        assert.equal(page.keyCount, page.objects.length);
        token = page.nextContinuationToken;
      } while (token);
      assert.deepEqual(names, ['list/a/1', 'list/a/2', 'list/b', 'list/c d']);
    });

    it('deletes in batches', async () => {
      for (const name of ['batch/1', 'batch/2']) await client.put(name, Buffer.from('x'));
      const { deleted } = await client.deleteMulti(['batch/1', 'batch/2', 'batch/absent']);
      assert.deepEqual(deleted.map(d => d.Key ?? d), ['batch/1', 'batch/2', 'batch/absent']);
      assert.equal((await client.list({ prefix: 'batch/' })).objects.length, 0);
    });

    it('copies, appends and links', async () => {
      await client.put('copy/ü source', Buffer.from('copied'));
      const copy = await client.copy('copy/to', 'copy/ü source');
      assert.ok(copy.data.etag);
      assert.equal((await client.get('copy/to')).content.toString(), 'copied');
      const one = await client.append('log', Buffer.from('one '));
      await client.append('log', Buffer.from('two'), { position: one.nextAppendPosition });
      assert.equal((await client.get('log')).content.toString(), 'one two');
      await rejectsWith(client.append('log', Buffer.from('x'), { position: '1' }), 'PositionNotEqualToLength', 409);
      await client.putSymlink('link', 'copy/to');
      assert.equal((await client.getSymlink('link')).targetName, 'copy/to');
      assert.equal((await client.get('link')).content.toString(), 'copied');
    });

    it('uploads in parts', async () => {
      const body = randomBytes(350 * 1024);
      const file = path.join(cloud.folder, 'parts.bin');
      writeFileSync(file, body);
      const result = await client.multipartUpload('multi', file, { partSize: 100 * 1024, headers: { 'x-oss-server-side-encryption': 'AES256' } });
      assert.match(result.etag, /-4"$/);
      const got = await client.get('multi');
      assert.deepEqual(got.content, body);
      assert.equal(got.res.headers['x-oss-server-side-encryption'], 'AES256');
      const upload = await client.initMultipartUpload('aborted');
      await client.uploadPart('aborted', upload.uploadId, 1, file, 0, 100 * 1024);
      assert.equal((await client.listParts('aborted', upload.uploadId)).parts[0]?.PartNumber ?? (await client.listParts('aborted', upload.uploadId)).parts.PartNumber, '1');
      assert.deepEqual((await client.listUploads({ 'max-uploads': 10 })).uploads.map(u => u.name), ['aborted']);
      await client.abortMultipartUpload('aborted', upload.uploadId);
      await rejectsWith(client.listParts('aborted', upload.uploadId), 'NoSuchUpload', 404);
      await client.multipartUploadCopy('multi copy', { sourceKey: 'multi', sourceBucketName: bucket }, { partSize: 100 * 1024 });
      assert.deepEqual((await client.get('multi copy')).content, body);
    });

    it('sets encryption', async () => {
      await rejectsWith(client.getBucketEncryption(bucket), 'NoSuchServerSideEncryptionRule', 404);
      await client.putBucketEncryption(bucket, { SSEAlgorithm: 'AES256' });
      assert.equal((await client.getBucketEncryption(bucket)).encryption.SSEAlgorithm, 'AES256');
      assert.equal((await client.put('encrypted', Buffer.from('x'))).res.headers['x-oss-server-side-encryption'], 'AES256');
      await client.deleteBucketEncryption(bucket);
    });

    it('sets and aborts a retention policy, and locks one', async () => {
      const worm = 'conformance-worm';
      await client.putBucket(worm);
      await client.initiateBucketWorm(worm, '10');
      await client.abortBucketWorm(worm);
      await rejectsWith(client.getBucketWorm(worm), 'NoSuchWORMConfiguration', 404);
      const { wormId } = await client.initiateBucketWorm(worm, '10');
      await client.completeBucketWorm(worm, wormId);
      await client.extendBucketWorm(worm, wormId, '20');
      const state = await client.getBucketWorm(worm);
      assert.deepEqual([state.wormId, state.state, state.days], [wormId, 'Locked', '20']);
      const locked = new OSS({ region, bucket: worm, ...key(owner), ...options(cloud) });
      await locked.put('k', Buffer.from('evidence'));
      await rejectsWith(locked.delete('k'), 'FileImmutable', 409);
      await rejectsWith(locked.put('k', Buffer.from('forged')), 'FileImmutable', 409);
      assert.equal((await client.abortBucketWorm(worm)).res.status, 403); // ali-oss does not turn this one into an error
      await rejectsWith(client.deleteBucket(worm), 'BucketNotEmpty', 409);
    });

    it('sets lifecycle rules', async () => {
      await rejectsWith(client.getBucketLifecycle(bucket), 'NoSuchLifecycle', 404);
      await client.putBucketLifecycle(bucket, [{ id: 'old', prefix: 'logs/', status: 'Enabled', expiration: { days: 30 }, abortMultipartUpload: { days: 3 } }]);
      const { rules } = await client.getBucketLifecycle(bucket);
      assert.deepEqual([rules[0].id, rules[0].prefix, rules[0].expiration.days], ['old', 'logs/', '30']);
      await client.deleteBucketLifecycle(bucket);
    });

    it('sets policy, ACLs and tags', async () => {
      const policy = { Version: '1', Statement: [{ Effect: 'Allow', Principal: [owner.accountId], Action: ['oss:GetObject'], Resource: [`acs:oss:*:*:${bucket}/*`] }] };
      await client.putBucketPolicy(bucket, policy);
      assert.deepEqual((await client.getBucketPolicy(bucket)).policy, policy);
      await client.deleteBucketPolicy(bucket);
      assert.equal((await client.getBucketPolicy(bucket)).policy, null);
      await client.putBucketACL(bucket, 'public-read');
      assert.equal((await client.getBucketACL(bucket)).acl, 'public-read');
      await client.putBucketACL(bucket, 'private');
      await client.put('acl', Buffer.from('x'));
      assert.equal((await client.getACL('acl')).acl, 'default');
      await client.putACL('acl', 'private');
      assert.equal((await client.getACL('acl')).acl, 'private');
      await client.putObjectTagging('acl', { a: '1', b: '2' });
      assert.deepEqual((await client.getObjectTagging('acl')).tag, { a: '1', b: '2' });
      await client.deleteObjectTagging('acl');
      assert.deepEqual((await client.getObjectTagging('acl')).tag, {});
      await client.putBucketTags(bucket, { team: 'audit' });
      assert.deepEqual((await client.getBucketTags(bucket)).tag, { team: 'audit' });
      await client.deleteBucketTags(bucket);
    });

    it('keeps the state of versioning and says what is not built', async () => {
      assert.equal((await client.getBucketVersioning(bucket)).versionStatus, undefined);
      assert.equal((await client.putBucketVersioning(bucket, 'Enabled')).status, 200);
      assert.equal((await client.getBucketVersioning(bucket)).versionStatus, 'Enabled');
      await rejectsWith(client.putBucketWebsite(bucket, { index: 'index.html' }), 'NotImplemented', 501);
    });

    it('refuses a wrong secret, an unknown key and another account', async () => {
      const as = credentials => new OSS({ region, bucket, ...credentials, ...options(cloud) });
      await rejectsWith(as({ ...key(owner), accessKeySecret: 'wrong' }).get('plain.txt'), 'SignatureDoesNotMatch', 403);
      await rejectsWith(as({ accessKeyId: 'LTAI5tNobody', accessKeySecret: 'x' }).get('plain.txt'), 'InvalidAccessKeyId', 403);
      await rejectsWith(as({ ...key(owner), stsToken: 'forged' }).get('plain.txt'), 'AccessKeyIdAndSecurityTokenNotMatch', 403);
    });

    it('deletes a bucket only when it is empty', async () => {
      await client.putBucket('conformance-empty');
      await client.deleteBucket('conformance-empty');
      await rejectsWith(client.getBucketInfo('conformance-empty'), 'NoSuchBucket', 404);
    });
  });
}

describe('OSS, presigned by ali-oss', () => {
  let cloud;
  let client;
  const bucket = 'conformance-presign';
  before(async () => {
    cloud = await startCloud({ members: false });
    const options = { region, bucket, ...key(cloud.account('Management')), secure: false, agent: new ProxyAgent(cloud.endpoint) };
    client = { v1: new OSS(options), v4: new OSS({ ...options, authorizationV4: true }) };
    await client.v1.putBucket(bucket);
    await client.v1.put('a b+ü.txt', Buffer.from('lent'));
  });
  after(() => cloud.stop());

  it('V1 reads, with an override, and writes', async () => {
    const url = client.v1.signatureUrl('a b+ü.txt', { expires: 60, response: { 'content-type': 'text/csv' } });
    const read = await fetchUrl(url, {}, cloud);
    assert.deepEqual([read.status, read.body, read.headers['content-type']], [200, 'lent', 'text/csv']);
    assert.equal((await fetchUrl(url, { method: 'DELETE' }, cloud)).status, 403);
    const put = client.v1.signatureUrl('put-v1', { method: 'PUT', 'Content-Type': 'text/plain' });
    assert.equal((await fetchUrl(put, { method: 'PUT', headers: { 'content-type': 'text/plain' }, body: 'written' }, cloud)).status, 200);
    assert.equal((await client.v1.get('put-v1')).content.toString(), 'written');
  });

  it('V4 reads and writes', async () => {
    const url = await client.v4.signatureUrlV4('GET', 60, undefined, 'a b+ü.txt');
    assert.deepEqual((({ status, body }) => [status, body])(await fetchUrl(url, {}, cloud)), [200, 'lent']);
    assert.equal((await fetchUrl(url.replace('x-oss-expires=60', 'x-oss-expires=600'), {}, cloud)).status, 403);
    const put = await client.v4.signatureUrlV4('PUT', 60, { headers: { 'Content-Type': 'text/plain' } }, 'put-v4');
    assert.equal((await fetchUrl(put, { method: 'PUT', headers: { 'content-type': 'text/plain' }, body: 'written' }, cloud)).status, 200);
    assert.equal((await fetchUrl(put, { method: 'PUT', headers: { 'content-type': 'text/html' }, body: 'forged' }, cloud)).status, 403);
  });

  it('an unsigned request is refused', async () => {
    const answer = await fetchUrl(`http://${bucket}.${region}.aliyuncs.com/put-v1`, {}, cloud);
    assert.equal(answer.status, 403);
    assert.match(answer.body, /<Code>AccessDenied<\/Code>/);
  });
});
