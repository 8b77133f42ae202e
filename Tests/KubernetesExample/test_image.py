"""build-image: that its tar is an image, by unpacking it, running what is in it, and loading it into a real engine."""
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import time
import unittest

from cluster import REPOSITORY

BUILD = f"{REPOSITORY}/Examples/kubernetes/build-image"
BINARIES = next((folder for kind in ("release", "debug") for folder in [f"{REPOSITORY}/.build/{kind}"]
                 if all(os.access(f"{folder}/{name}", os.X_OK) for name in ("trowel", "trowel-metadata"))), None)


def run(*words, **options):
    return subprocess.run(words, text=True, capture_output=True, timeout=120, stdin=subprocess.DEVNULL, **options)


@unittest.skipUnless(BINARIES, "needs built binaries: make build")
class ImageTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="trowel-image-")
        cls.image = f"{cls.folder}/image.tar"
        made = run(BUILD, "--binaries", BINARIES, "--output", cls.image)
        if made.returncode:
            raise AssertionError(made.stderr)
        os.mkdir(f"{cls.folder}/layout")
        run("tar", "-C", f"{cls.folder}/layout", "-xf", cls.image)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def read(self, name):
        with open(f"{self.folder}/layout/{name}") as file:
            return json.load(file)

    def blob(self, descriptor):
        """The file of a descriptor, whose digest and size are checked."""
        path = f"blobs/sha256/{descriptor['digest'].removeprefix('sha256:')}"
        with open(f"{self.folder}/layout/{path}", "rb") as file:
            contents = file.read()
        self.assertEqual("sha256:" + hashlib.sha256(contents).hexdigest(), descriptor["digest"])
        self.assertEqual(len(contents), descriptor["size"])
        return path

    def test_both_layouts_name_the_same_blobs(self):
        manifest = self.read(self.blob(self.read("index.json")["manifests"][0]))
        config = self.blob(manifest["config"])
        layers = [self.blob(layer) for layer in manifest["layers"]]
        docker = self.read("manifest.json")[0]
        self.assertEqual((docker["Config"], docker["Layers"], docker["RepoTags"]), (config, layers, ["trowel:local"]))
        self.assertEqual(self.read(config)["rootfs"]["diff_ids"], [manifest["layers"][0]["digest"]])
        self.assertEqual(self.read("oci-layout"), {"imageLayoutVersion": "1.0.0"})

    def test_equal_files_make_an_equal_image(self):
        again = f"{self.folder}/again.tar"
        run(BUILD, "--binaries", BINARIES, "--output", again)
        with open(again, "rb") as one, open(self.image, "rb") as other:
            self.assertTrue(one.read() == other.read())

    @unittest.skipUnless(os.geteuid() == 0, "needs root for chroot")
    def test_what_is_in_it_runs_without_the_host(self):
        root = f"{self.folder}/root"
        os.mkdir(root)
        run("tar", "-C", root, "-xf", f"{self.folder}/layout/" + self.read("manifest.json")[0]["Layers"][0])
        # It gets no right but the one that chroot needs.
        started = run("setpriv", "--inh-caps=-all", "--bounding-set=-all,+sys_chroot", "chroot", root, "trowel", "--version")
        self.assertRegex(started.stdout, r"^trowel version \d")
        script = "cat /etc/passwd | wc -l | tr -d ' '; rm -f /captures/none; sleep 0"
        self.assertEqual(run("chroot", root, "sh", "-c", script).stdout, "1\n")

    @unittest.skipUnless(os.geteuid() == 0 and shutil.which("containerd") and shutil.which("ctr"), "needs containerd")
    def test_containerd_imports_it(self):
        config = f"{self.folder}/containerd.toml"
        socket = f"{self.folder}/containerd.sock"
        with open(config, "w") as file:
            file.write(f'version = 2\nroot = "{self.folder}/c-root"\nstate = "{self.folder}/c-state"\n'
                       f'disabled_plugins = ["io.containerd.grpc.v1.cri"]\n[grpc]\n  address = "{socket}"\n')
        engine = subprocess.Popen(["containerd", "--config", config], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            for _ in range(200):
                if run("ctr", "-a", socket, "version").returncode == 0:
                    break
                time.sleep(0.05)
            made = run("ctr", "-a", socket, "-n", "k8s.io", "images", "import", "--snapshotter", "native", self.image)
            self.assertEqual(made.returncode, 0, made.stderr)
            names = run("ctr", "-a", socket, "-n", "k8s.io", "images", "list", "-q").stdout.split()
            self.assertEqual(names, ["docker.io/library/trowel:local"])
        finally:
            engine.terminate()
            engine.wait(timeout=20)

    def test_what_is_missing_is_said(self):
        for words, said in [(["--binaries", "/nonexistent"], "make build"), (["--what", "x"], "unknown option --what"),
                            (["--binaries", BINARIES, "--tag", "a b"], "no name of an image")]:
            outcome = run(BUILD, *words)
            self.assertEqual(outcome.returncode, 1)
            self.assertIn(said, outcome.stderr)


if __name__ == "__main__":
    unittest.main()
