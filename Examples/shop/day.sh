python3 -S -E cache.py
sh -c 'cd /srv; cd shop; ls; sh -c "cd /var; cat nothing; true"; true'
sh order.sh
