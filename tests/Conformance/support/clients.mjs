// The official clients, made the way their own READMEs do, pointed at a served cloud.
import OpenApi from '@alicloud/openapi-client';
import OpenApiUtil from '@alicloud/openapi-util';
import Core from '@alicloud/pop-core';
import Ram from '@alicloud/ram20150501';
import ResourceManager from '@alicloud/resourcemanager20200331';
import Sts from '@alicloud/sts20150401';
import TeaUtil from '@alicloud/tea-util';

const config = (cloud, key, extra = {}) => new OpenApi.Config({ accessKeyId: key.accessKeyId, accessKeySecret: key.accessKeySecret, securityToken: key.securityToken, endpoint: cloud.host, protocol: 'http', ...extra });

export const ram = (cloud, key) => new Ram.default(config(cloud, key));
export const sts = (cloud, key) => new Sts.default(config(cloud, key));
export const resourceManager = (cloud, key) => new ResourceManager.default(config(cloud, key));

/** Signature V1 by @alicloud/pop-core. */
export const pop = (cloud, key, apiVersion) => new Core({ accessKeyId: key.accessKeyId, accessKeySecret: key.accessKeySecret, securityToken: key.securityToken, endpoint: cloud.endpoint, apiVersion });

/** Generic RPC calls by @alicloud/openapi-client: signature V3, or V1 with `signatureAlgorithm: 'v2'`. */
export function rpc(cloud, key, version, extra = {}) {
  const client = new OpenApi.default(config(cloud, key, extra));
  return async (action, query = {}) => {
    const params = new OpenApi.Params({ action, version, protocol: 'HTTP', method: 'POST', authType: 'AK', style: 'RPC', pathname: '/', reqBodyType: 'formData', bodyType: 'json' });
    return (await client.callApi(params, new OpenApi.OpenApiRequest({ query: OpenApiUtil.default.query(query) }), new TeaUtil.RuntimeOptions({}))).body;
  };
}

/** Generic ROA calls by @alicloud/openapi-client. */
export function roa(cloud, key, version, extra = {}) {
  const client = new OpenApi.default(config(cloud, key, extra));
  return async (action, method, pathname, { query = {}, body } = {}) => {
    const params = new OpenApi.Params({ action, version, protocol: 'HTTP', method, authType: 'AK', style: 'ROA', pathname, reqBodyType: 'json', bodyType: 'json' });
    return (await client.callApi(params, new OpenApi.OpenApiRequest({ query, body }), new TeaUtil.RuntimeOptions({}))).body;
  };
}

/** Asserts that a call is refused with a code. */
export async function refused(call, code) {
  try {
    await call;
  } catch (error) {
    if (error.code === code) return error;
    throw new Error(`expected ${code}, got ${error.code}: ${error.message}`);
  }
  throw new Error(`expected ${code}, but the call succeeded`);
}
