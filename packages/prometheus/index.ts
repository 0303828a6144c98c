export { type Prometheus, type PrometheusOptions, prometheus, type Samples } from './prometheus.ts';
