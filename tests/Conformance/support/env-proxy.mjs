// Node 20 reads no proxy from the environment by itself. This gives its http module what later versions have built in: with http_proxy set,
// requests to real host names go to the proxy in absolute form. No SDK is touched.
import http from 'node:http';

/** Routes plain http requests of this process through a proxy, as http_proxy does. */
export function useProxy(proxy) {
  const { hostname, port } = new URL(proxy);
  const direct = http.request;
  http.request = (first, second, third) => {
    const given = typeof first === 'string' || first instanceof URL ? { ...urlOptions(new URL(first)), ...(typeof second === 'object' ? second : {}) } : { ...first };
    const callback = [second, third].find(argument => typeof argument === 'function');
    const name = given.hostname ?? (given.host ?? 'localhost').split(':')[0];
    if (name === hostname || name === 'localhost') return direct.call(http, given, callback);
    const authority = given.port && Number(given.port) !== 80 ? `${name}:${given.port}` : name;
    const headers = { ...given.headers };
    if (!Object.keys(headers).some(header => header.toLowerCase() === 'host')) headers.host = authority;
    return direct.call(http, { ...given, host: hostname, hostname, port, path: `http://${authority}${given.path ?? '/'}`, headers, agent: undefined }, callback);
  };
  http.get = (...call) => {
    const request = http.request(...call);
    request.end();
    return request;
  };
}

function urlOptions(url) {
  return { protocol: url.protocol, hostname: url.hostname, port: url.port, path: url.pathname + url.search };
}

if (process.env.http_proxy) useProxy(process.env.http_proxy);
