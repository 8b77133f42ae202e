"""The real servers: how each is configured and started, and when it is ready."""
