"""How gunicorn serves in production; the demo has its own few options."""

import multiprocessing

bind = "0.0.0.0:8000"
# One thread each: a page is a few milliseconds of computing, and a second thread only makes it slower.
workers = 2 * multiprocessing.cpu_count()
preload_app = True
control_socket_disable = True
worker_tmp_dir = "/dev/shm"  # noqa: S108  the file system of the container may be read-only
forwarded_allow_ips = "*"  # only the proxy reaches this port
timeout = 30
graceful_timeout = 25
max_requests = 10_000
max_requests_jitter = 1_000
accesslog = "-"
