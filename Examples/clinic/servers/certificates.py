"""Certificates for a run, made by openssl before anything is recorded."""
import os
import subprocess
import time

AUTHORITY = """[ca]
default_ca = run
[run]
database = {folder}/index.txt
new_certs_dir = {folder}
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
"""


def make(folder, name, *, days=30):
    """Makes a key and a certificate that signs itself for a name, and returns both paths: key, certificate.

    It is valid from the day before yesterday for so many days; with 1 it ended yesterday.
    """
    folder = f"{folder}/certificates"
    os.makedirs(folder, exist_ok=True)
    key, request, certificate, authority = (f"{folder}/{name}.{ending}" for ending in ("key", "csr", "crt", "cnf"))
    for path, text in ((authority, AUTHORITY.format(folder=folder)), (f"{folder}/index.txt", "")):
        with open(path, "w", encoding="ascii") as file:
            file.write(text)
    _openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-keyout", key, "-out", request, "-subj", f"/CN={name[:60]}", "-addext", f"subjectAltName=DNS:{name}")
    _openssl("ca", "-batch", "-notext", "-selfsign", "-config", authority, "-keyfile", key, "-in", request,
             "-out", certificate, "-startdate", _day(-2), "-enddate", _day(days - 2))
    return key, certificate


def _day(offset):
    return time.strftime("%y%m%d%H%M%SZ", time.gmtime(time.time() + 86400 * offset))


def _openssl(*words):
    subprocess.run(["openssl", *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
