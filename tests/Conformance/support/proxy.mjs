// What `http_proxy` makes of a request, for clients that take an agent but read no environment: the target in absolute form, sent to the proxy.
import http from 'node:http';

export class ProxyAgent extends http.Agent {
  #proxy;

  constructor(endpoint) {
    super({ keepAlive: true });
    this.#proxy = new URL(endpoint);
  }

  addRequest(request, options) {
    request.path = `http://${request.getHeader('host')}${request.path}`;
    super.addRequest(request, { ...options, host: this.#proxy.hostname, port: this.#proxy.port });
  }
}
