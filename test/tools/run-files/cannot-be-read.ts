throw new Error('not even one test')
