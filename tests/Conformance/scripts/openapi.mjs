// Written as the README of @alicloud/openapi-client shows; only http_proxy is set.
import OpenApi from '@alicloud/openapi-client';
import TeaUtil from '@alicloud/tea-util';

const config = new OpenApi.Config({ accessKeyId: process.env.ACCESS_KEY_ID, accessKeySecret: process.env.ACCESS_KEY_SECRET, endpoint: 'actiontrail.ap-southeast-1.aliyuncs.com', protocol: 'http' });
const client = new OpenApi.default(config);
const params = new OpenApi.Params({ action: 'DescribeTrails', version: '2020-07-06', protocol: 'HTTP', method: 'POST', authType: 'AK', style: 'RPC', pathname: '/', reqBodyType: 'json', bodyType: 'json' });
const { body } = await client.callApi(params, new OpenApi.OpenApiRequest({}), new TeaUtil.RuntimeOptions({}));
console.log(JSON.stringify(body.TrailList));
