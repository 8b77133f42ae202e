#!/usr/bin/python3 -B
"""A stand-in for a CRI runtime: answers over gRPC what it is told to, byte for byte.

    runtime.py SOCKET ANSWERS

ANSWERS is JSON: {"/SERVICE/METHOD": {"REQUEST": "ANSWER", …}, …}, messages in hexadecimal. A request that is not among
those of its method is answered with NOT_FOUND, a method that is not there with UNIMPLEMENTED. Says `ready`, and then of
each call its method and status, a line each.
"""
import concurrent.futures
import json
import sys

import grpc


class Runtime(grpc.GenericRpcHandler):
    def __init__(self, answers):
        self.answers = answers

    def service(self, call):
        answers = self.answers.get(call.method)
        if answers is None:
            tell(call.method, grpc.StatusCode.UNIMPLEMENTED)
            return None

        def answer(request, context):
            found = answers.get(request.hex())
            tell(call.method, grpc.StatusCode.NOT_FOUND if found is None else grpc.StatusCode.OK)
            if found is None:
                context.abort(grpc.StatusCode.NOT_FOUND, "could not find it")
            return bytes.fromhex(found)

        return grpc.unary_unary_rpc_method_handler(answer)


def tell(method, status):
    print(method, status.name, flush=True)


socket, answers = sys.argv[1:]
server = grpc.server(concurrent.futures.ThreadPoolExecutor(max_workers=1), handlers=[Runtime(json.loads(answers))])
server.add_insecure_port("unix:" + socket)
server.start()
print("ready", flush=True)
server.wait_for_termination()
