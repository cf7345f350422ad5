import { testHalf } from './half.ts'

testHalf(2501)
