import cluster from 'node:cluster'

// The control of F3: a process that is replaced goes at once, with whatever it was answering.
if (cluster.isWorker) process.on('SIGUSR2', () => process.exit(0))
