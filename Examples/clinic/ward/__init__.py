"""The place where faults are made: a machine of namespaces, and a recorder that sees nothing else."""
