"""Settings by place: dev, test, demo and prod, each on top of base. The environment is read here and nowhere else."""
