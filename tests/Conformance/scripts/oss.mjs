// Written as the README of ali-oss shows; only http_proxy is set.
import OSS from 'ali-oss';

const store = new OSS({ region: 'oss-cn-hangzhou', accessKeyId: process.env.ACCESS_KEY_ID, accessKeySecret: process.env.ACCESS_KEY_SECRET, bucket: 'plain-script-bucket', secure: false });
await store.putBucket('plain-script-bucket');
await store.put('object-name', Buffer.from('hello world'));
const { content } = await store.get('object-name');
console.log(content.toString());
