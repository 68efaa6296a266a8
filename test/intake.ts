import { afterAll, inject, onTestFinished } from 'vitest'
import {
  createIntake,
  type Intake,
  type IntakeLimits,
  usualLimits,
} from '../src/main/services/intake/intake.ts'

/** A real thread for content from outside, that ends with the test. */
export function testIntake(limits: Partial<IntakeLimits> = {}): Intake {
  const intake = createIntake(inject('intakeScript'), { ...usualLimits, ...limits })
  onTestFinished(() => intake.close())
  return intake
}

/** One for all tests of a file. */
export function sharedIntake(limits: Partial<IntakeLimits> = {}): Intake {
  const intake = createIntake(inject('intakeScript'), { ...usualLimits, ...limits })
  afterAll(() => intake.close())
  return intake
}
